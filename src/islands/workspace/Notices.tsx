import { type ReactNode, useState } from 'react';
import { clockTime } from '../saving/save-words.ts';
import type { KeptDraft } from '../saving/use-kept-draft.ts';

/** A blip is told in the top bar only. */
const FAILURES_TO_SAY = 3;

/** What needs saying or deciding about where the work is kept; the most pressing one only. */
export function Notices({ kept, begunFrom }: { kept: KeptDraft; begunFrom: number | null }) {
  const { phase } = kept.save;
  if (phase.kind === 'conflict') return <ConflictNotice kept={kept} savedAt={phase.theirs.savedAt} />;
  if (phase.kind === 'refused') {
    return (
      <Notice tone="problem">
        <b>Not saved.</b> {phase.message}
      </Notice>
    );
  }
  if (phase.kind === 'retrying' && phase.attempt >= FAILURES_TO_SAY) {
    return (
      <Notice tone="problem">
        <span>
          <b>Not saved yet.</b> {phase.message} We keep trying; until then this browser keeps the draft.
        </span>
      </Notice>
    );
  }
  if (!kept.save.mirror.works && kept.save.version !== kept.save.savedVersion) {
    return (
      <Notice tone="problem">
        <b>This browser keeps no copy.</b> Its storage is full or switched off. Leave this page open until the
        work is saved.
      </Notice>
    );
  }
  if (kept.arrival.kind === 'given' && begunFrom !== null) return <BegunNotice stage={begunFrom} />;
  return <ArrivalNotice kept={kept} />;
}

function ConflictNotice({ kept, savedAt }: { kept: KeptDraft; savedAt: number | null }) {
  return (
    <Notice tone="problem">
      <span>
        <b>This stage was saved somewhere else{savedAt === null ? '' : ` at ${clockTime(savedAt)}`}.</b> Your
        draft here is safe; choose which one goes on.
      </span>
      <button type="button" className="btn" onClick={kept.keepMine}>
        Keep what is here
      </button>
      <button type="button" className="btn" onClick={kept.takeTheirs}>
        Take the other one
      </button>
    </Notice>
  );
}

function BegunNotice({ stage }: { stage: number }) {
  const [isDismissed, setDismissed] = useState(false);
  if (isDismissed) return null;
  return (
    <Notice tone="calm">
      <span>
        This stage begins with your work from stage {stage}. “Reset all” goes back to what is handed out.
      </span>
      <button type="button" className="btn text" onClick={() => setDismissed(true)}>
        Dismiss
      </button>
    </Notice>
  );
}

function ArrivalNotice({ kept }: { kept: KeptDraft }) {
  switch (kept.arrival.kind) {
    case 'given':
    case 'conflict':
      return null;
    case 'restored':
      return (
        <Notice tone="calm">
          <span>Went on with the draft that this browser had kept.</span>
          <button type="button" className="btn text" onClick={kept.dismissArrival}>
            Dismiss
          </button>
        </Notice>
      );
    case 'brought':
      return (
        <Notice tone="calm">
          <span>Your work from before you signed in has been brought along.</span>
          <button type="button" className="btn text" onClick={kept.dismissArrival}>
            Dismiss
          </button>
        </Notice>
      );
    case 'offered':
      return (
        <Notice tone="calm">
          <span>This browser also holds work on this stage from before you signed in.</span>
          <button type="button" className="btn" onClick={kept.takeOffered}>
            Load it in place of what is here
          </button>
          <button type="button" className="btn text" onClick={kept.discardOffered}>
            Throw it away
          </button>
        </Notice>
      );
  }
}

function Notice({ tone, children }: { tone: 'problem' | 'calm'; children: ReactNode }) {
  return (
    <div className={`notice ${tone}`} role={tone === 'problem' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}
