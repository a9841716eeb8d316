import { Dialog } from '../workspace/Dialog.tsx';

/** For somebody signed out: the work stays here, an account is what submitting takes. */
export function SignUpDialog({ onClose }: { onClose(): void }) {
  const next = encodeURIComponent(location.pathname + location.search);
  return (
    <Dialog title="Sign up to submit" onClose={onClose}>
      <p>
        Your work is kept in this browser. The hidden suites run on the server and their reports belong to
        somebody, so submitting takes an account. When you come back here signed in, your files are brought
        along.
      </p>
      <div className="acts">
        <a className="btn main" href={`/sign-up?next=${next}`}>
          Sign up
        </a>
        <a className="btn" href={`/log-in?next=${next}`}>
          Sign in
        </a>
        <button type="button" className="btn text" onClick={onClose}>
          Cancel
        </button>
      </div>
    </Dialog>
  );
}
