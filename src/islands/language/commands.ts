import type { Extension } from '@codemirror/state';
import { type Command, EditorView, keymap, showDialog } from '@codemirror/view';
import type { Here } from './here.ts';

/** F12 and a click with the modifier go to a declaration, F2 gives a new name, Shift-Alt-F tidies the layout. */
export function commands(here: Here): Extension {
  return [
    keymap.of([
      { key: 'F12', run: (view) => done(goToDefinition(here, view, view.state.selection.main.head)) },
      { key: 'F2', run: (view) => done(rename(here, view)) },
    ]),
    EditorView.domEventHandlers({
      keydown: (event, view) => {
        // By the place of the key: with Alt held, some keyboards make another letter of it.
        const isFormat = event.shiftKey && event.altKey && !event.ctrlKey && !event.metaKey;
        return isFormat && event.code === 'KeyF' && format(here)(view);
      },
      mousedown: (event, view) => {
        const hasModifier = /Mac/.test(navigator.platform) ? event.metaKey : event.ctrlKey;
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
        if (!hasModifier || event.button !== 0 || at === null) return false;
        event.preventDefault();
        return done(goToDefinition(here, view, at));
      },
    }),
  ];
}

/** Gives the file on show the layout of the exercises. */
export function format(here: Here): Command {
  return (view) => done(formatShown(here, view));
}

/** Told on the way by the action itself; a key has done its duty when it was pressed. */
function done(action: Promise<void>): true {
  void action;
  return true;
}

async function formatShown(here: Here, view: EditorView): Promise<void> {
  if (here.isReadOnly) return here.say(`${here.path} is read-only.`);
  const changes = await here.ask(view, { kind: 'format' });
  if (!changes) return here.say('Not formatted: the language service gave no answer. Try again.');
  if (changes.length === 0) return here.say('The layout is as it should be.');
  view.dispatch({ changes, userEvent: 'format' });
  here.say('Formatted.');
}

async function goToDefinition(here: Here, view: EditorView, offset: number): Promise<void> {
  const found = await here.ask(view, { kind: 'definition', offset });
  if (found?.kind === 'here') here.open(found.place);
  else if (found?.kind === 'built_in') here.say('That is part of the language; there is no file of it here.');
  else here.say('No declaration was found for what is here.');
}

async function rename(here: Here, view: EditorView): Promise<void> {
  const { head } = view.state.selection.main;
  const word = view.state.wordAt(head);
  if (!word) return here.say('Put the cursor on a name to rename it.');
  const dialog = showDialog(view, {
    label: 'New name',
    input: { name: 'name', value: view.state.sliceDoc(word.from, word.to) },
    submitLabel: 'Rename',
    focus: true,
  });
  const name = nameIn(await dialog.result);
  view.focus();
  if (name === undefined) return;
  const found = await here.ask(view, { kind: 'rename', offset: word.from, name });
  if (!found) return here.say('Not renamed: the language service gave no answer. Try again.');
  if (found.kind === 'refused') return here.say(found.why);
  const fixed = found.edits.find(({ path }) => !here.isEditable(path));
  if (fixed) return here.say(`Not renamed: ${fixed.path} is read-only and uses this name.`);
  here.change(found.edits);
  const count = found.edits.reduce((sum, { changes }) => sum + changes.length, 0);
  here.say(`Renamed in ${count} ${count === 1 ? 'place' : 'places'}.`);
}

function nameIn(form: HTMLFormElement | null): string | undefined {
  const value = form && new FormData(form).get('name');
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
