import { EditorView } from '@codemirror/view';

/** Looks of the cards; the rest is the editor's own. */
export const languageTheme = EditorView.theme({
  '.cm-card': { maxWidth: '66ch', padding: '6px 12px', color: 'var(--ink)' },
  '.cm-card code': {
    display: 'block',
    maxHeight: '12rem',
    overflow: 'auto',
    fontFamily: 'var(--mono)',
    fontSize: '0.75rem',
    lineHeight: '18px',
    whiteSpace: 'pre-wrap',
  },
  '.cm-card strong': { fontWeight: '500', textDecoration: 'underline' },
  '.cm-card p': {
    margin: '4px 0 0',
    font: '400 0.8125rem/18px var(--sans)',
    color: 'var(--quiet)',
    whiteSpace: 'pre-wrap',
  },
  '.cm-completionInfo': { padding: '0' },
  '.cm-dialog': { font: '400 0.8125rem/18px var(--sans)', padding: '8px 28px 8px 12px' },
  '.cm-dialog-close': { color: 'var(--quiet)' },
});
