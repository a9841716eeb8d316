import { Dialog } from './Dialog.tsx';
import { modifierKey } from './shortcuts.ts';

/** The keys worth knowing. */
export function KeysDialog({ onClose }: { onClose(): void }) {
  const mod = modifierKey();
  const keys = [
    [`${mod} Enter`, 'Run practice'],
    [`${mod} Shift Enter`, 'Submit'],
    [`${mod} F`, 'Find and replace in the file'],
    [`${mod} Shift F`, 'Search all files'],
    ['Ctrl Space', 'Complete the word'],
    [`F12, ${mod} click`, 'Go to where the name is declared'],
    ['F2', 'Rename everywhere'],
    ['Shift Alt F', 'Tidy the layout of the file'],
    ['Esc, then Tab', 'Leave the editor; Tab alone indents'],
    ['F8', 'Next error in the file'],
    ['?', 'This list, outside the editor'],
  ];
  return (
    <Dialog title="Keyboard" onClose={onClose}>
      <dl className="keys">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <div className="acts">
        <button type="button" className="btn" onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}
