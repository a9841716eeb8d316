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
  '.cm-tooltip.cm-completionInfo': { padding: '0' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', fontSize: '0.8125rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { lineHeight: '20px', padding: '0 8px' },
  '.cm-completionDetail': { color: 'var(--quiet)', fontStyle: 'normal' },
  '.cm-dialog': { font: '400 0.8125rem/18px var(--sans)', padding: '8px 28px 8px 12px' },
  '.cm-dialog label': { fontSize: 'inherit' },
  '.cm-dialog .cm-textfield': { marginLeft: '8px', fontFamily: 'var(--mono)', fontSize: '0.8125rem' },
  '.cm-dialog-close': { color: 'var(--quiet)' },
});
