import { Dialog } from './Dialog.tsx';

interface Props {
  title: string;
  text: string;
  /** What the button does, as a verb: “Delete retry.ts”. */
  action: string;
  onConfirm(): void;
  onClose(): void;
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog({ title, text, action, onConfirm, onClose }: Props) {
  const confirm = () => {
    onConfirm();
    onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      <div className="acts">
        <button type="button" className="btn main" onClick={confirm}>
          {action}
        </button>
        <button type="button" className="btn text" onClick={onClose}>
          Cancel
        </button>
      </div>
    </Dialog>
  );
}
