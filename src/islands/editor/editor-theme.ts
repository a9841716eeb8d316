import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Code is set by weight and italics; colour is kept for verdicts. */
const highlight = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.heading, tags.strong], fontWeight: '500' },
  { tag: [tags.comment, tags.quote], color: 'var(--quiet)', fontStyle: 'italic' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: [tags.typeName, tags.meta, tags.processingInstruction], color: 'var(--quiet)' },
  { tag: tags.invalid, color: 'var(--fail)' },
]);

/** Custom properties reach into the shadow root, so light and dark follow the page. */
const look = EditorView.theme({
  '&': {
    height: '100%',
    color: 'var(--ink)',
    backgroundColor: 'var(--paper)',
    fontSize: '0.8125rem',
    borderLeft: '2px solid transparent',
  },
  '&.cm-focused': { outline: 'none', borderLeftColor: 'var(--focus)' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '20px', overflow: 'auto' },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 16px 0 4px' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--paper)', color: 'var(--quiet)', border: '0', userSelect: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '36px', padding: '0 8px 0 12px' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--raised)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'color-mix(in oklab, var(--accent) 24%, transparent)',
  },
  '.cm-selectionMatch, .cm-searchMatch': { backgroundColor: 'var(--accent-wash)' },
  '.cm-searchMatch-selected': { backgroundColor: 'color-mix(in oklab, var(--accent) 30%, transparent)' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--accent-wash)',
    outline: '1px solid var(--line)',
  },
  '.cm-panels': { backgroundColor: 'var(--raised)', color: 'var(--ink)' },
  '.cm-panels-top, .cm-panels-bottom': { borderColor: 'var(--line)' },
  '.cm-panel.cm-search': { font: '400 0.8125rem/18px var(--sans)', padding: '8px 28px 8px 12px' },
  '.cm-textfield': {
    font: 'inherit',
    padding: '3px 8px',
    border: '1px solid var(--line)',
    borderRadius: '6px',
    backgroundColor: 'var(--paper)',
    color: 'var(--ink)',
  },
  '.cm-button': {
    font: '500 0.8125rem/18px var(--sans)',
    padding: '3px 10px',
    border: '1px solid var(--line)',
    borderRadius: '6px',
    background: 'var(--paper)',
    color: 'var(--ink)',
  },
  '.cm-panel.cm-search [name=close]': { color: 'var(--quiet)', fontSize: '1.125rem' },
  '.cm-tooltip': { border: '1px solid var(--line)', backgroundColor: 'var(--paper)', borderRadius: '6px' },
  '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--ink)',
    color: 'var(--paper)',
  },
  '.cm-completionIcon': { display: 'none' },
  '.cm-diagnostic-error': { borderLeft: '2px solid var(--fail)', padding: '4px 12px' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--fail)',
    textUnderlineOffset: '3px',
  },
  '.cm-gutter-lint': { width: '14px' },
  '.cm-lint-marker-error': {
    content: 'normal',
    width: '8px',
    height: '8px',
    marginTop: '6px',
    borderRadius: '50%',
    backgroundColor: 'var(--fail)',
  },
  '.cm-foldGutter span': { color: 'var(--quiet)' },
});

/** How code looks, in both themes. */
export const editorTheme = [look, syntaxHighlighting(highlight)];
