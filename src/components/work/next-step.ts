import { FINISHES_STAGE, reaches } from '#domain/level';
import type { MyReview } from '#services/list-my-reviews';
import type { UnderWay } from '#services/view-my-work';
import { count } from '../format.ts';
import { conditionRow } from '../report/report-words.ts';

/** What to do next, as a heading, a sentence and a link; perhaps a second link to read first. */
export interface NextStep {
  heading: string;
  text: string;
  action: { label: string; href: string };
  beside?: { label: string; href: string };
}

/** More of what a level asks is not named in a sentence; the report has them all. */
const NAMED = 2;

/** What a learner's home opens with: a mentor's answer that is unread, else the exercise last worked on; null for a newcomer. */
export function firstStep(underWay: readonly UnderWay[], reviews: readonly MyReview[]): NextStep | null {
  const unread = reviews.find(({ isUnread }) => isUnread);
  const [last] = underWay;
  if (!unread) return last ? nextStep(last) : null;
  return {
    heading: 'A mentor has answered.',
    text: `Attempt ${unread.attempt} at stage ${unread.stage} of ${unread.title} was read, with your question in mind.`,
    action: { label: 'Read the review', href: `/reviews/${unread.requestId}` },
    ...(last && { beside: { label: `Go on with ${last.title}`, href: workspace(last) } }),
  };
}

/** The next step in one exercise. */
export function nextStep(work: UnderWay): NextStep {
  return onItsWay(work) ?? finished(work) ?? beginStage(work) ?? afterReport(work);
}

/** A step's heading for a row of a table: `Next: stage 2, streams.` becomes `Stage 2, streams`. */
export function shortHeading({ heading }: Pick<NextStep, 'heading'>): string {
  return capital(heading.replace(/^Next: /, '').replace(/\.$/, ''));
}

/** The latest attempt is not graded: nothing else is known yet. */
function onItsWay({ slug, title, current, latest }: UnderWay): NextStep | undefined {
  if (!latest || latest.progress.state === 'graded') return undefined;
  const name = `Attempt ${latest.attempt} at stage ${current} of ${title}`;
  if (latest.progress.state === 'held') {
    return {
      heading: 'One attempt is yours again.',
      text: `${name} could not be graded. The fault is ours and it cost you nothing.`,
      action: { label: 'Send it again', href: workspace({ slug, current }) },
    };
  }
  return {
    heading: 'Your latest attempt is on its way.',
    text: `${name} is ${latest.progress.state === 'queued' ? 'waiting to be graded' : 'being graded'}.`,
    action: { label: 'Follow it', href: `/attempts/${latest.submissionId}` },
  };
}

/** Everything is done, unless a new draft says otherwise. */
function finished(work: UnderWay): NextStep | undefined {
  if (!work.report || work.isDraftNewer || !work.stages.every(isDone)) return undefined;
  return {
    heading: `You have finished ${work.title}.`,
    text: 'Every stage is production-ready. Its author solved it in other ways; now is the time to read them.',
    action: { label: 'Read other approaches', href: `/exercises/${work.slug}/approaches` },
    beside: { label: 'Your last report', href: `/attempts/${work.report.submissionId}` },
  };
}

/** Nothing was sent in at the current stage yet. */
function beginStage(work: UnderWay): NextStep | undefined {
  if (work.latest) return undefined;
  const { current, title, stages, isDraftNewer } = work;
  const name = stages[current - 1]?.title ?? '';
  const before = stages[current - 2];
  const action = {
    label: isDraftNewer ? 'Go on in the workspace' : `Begin stage ${current}`,
    href: workspace(work),
  };
  if (isDraftNewer) {
    const text = `A draft of ${title} is saved and nothing of stage ${current}, “${name}”, is sent in yet. Run practice, then submit it.`;
    return { heading: 'Your draft waits.', text, action };
  }
  const done = before && isDone(before) ? `Stage ${current - 1} of ${title} is finished. ` : '';
  return {
    heading: `Next: stage ${current}, ${lowerFirst(name)}.`,
    text: `${done}Stage ${current} changes what is asked.`,
    action,
  };
}

/** A report says what is missing. */
function afterReport(work: UnderWay): NextStep {
  const { title, current, latest, report, isDraftNewer } = work;
  const beside = {
    label: `Report of attempt ${latest?.attempt ?? 1}`,
    href: `/attempts/${latest?.submissionId}`,
  };
  const newer = isDraftNewer ? ' Your draft is newer than that attempt.' : '';
  const name = `Attempt ${latest?.attempt} at stage ${current} of ${title}`;
  const go = { label: 'Go on in the workspace', href: workspace(work) };
  if (!report)
    return { heading: 'Next: read the report.', text: `${name} is graded.${newer}`, action: go, beside };
  if (report.didNotCompile) {
    return {
      heading: 'Next: make it compile.',
      text: `${name} did not, so nothing could be tried.${newer}`,
      action: go,
      beside,
    };
  }
  const [first] = report.closedBy;
  if (first) {
    const practice = count(report.closedBy.length, 'practice family fails', 'practice families fail');
    return {
      heading: `Next: ${lowerFirst(first.title)}, in practice.`,
      text: `${name} is ${report.level}. ${practice} too often for hidden feedback; begin with this one.${newer}`,
      action: { label: 'Practise it', href: `${workspace(work)}&family=${encodeURIComponent(first.id)}` },
      beside,
    };
  }
  return {
    heading: headingOf(report),
    text: `${name} is ${report.level}. ${asksOf(report)}${newer}`,
    action: go,
    beside,
  };
}

type Report = NonNullable<UnderWay['report']>;

function headingOf({ next, unmet }: Report): string {
  return unmet.length === 0 ? 'The machine has nothing left to ask here.' : `Next: what ${next} still asks.`;
}

function asksOf({ next, unmet, vetoKinds }: Report): string {
  if (unmet.length === 0) return 'A mentor can read what no suite sees.';
  const named = unmet.slice(0, NAMED).map((condition) => {
    const { name, what, asked, actual } = conditionRow(condition, vetoKinds);
    if (condition.id === 'vetoes') return `no veto (${what})`;
    return `${name.toLowerCase()} ${asked}${actual === null ? '' : `, where it is ${actual}`}`;
  });
  const more = unmet.length - named.length;
  return `${capital(next)} asks for ${named.join('; ')}${more > 0 ? `; and ${count(more, 'more thing')}` : ''}.`;
}

function workspace({ slug, current }: Pick<UnderWay, 'slug' | 'current'>): string {
  return `/exercises/${slug}/workspace?stage=${current}`;
}

function isDone({ best }: Pick<UnderWay['stages'][number], 'best'>): boolean {
  return reaches(best, FINISHES_STAGE);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** For a title within a sentence; one that begins with an abbreviation stays as it is. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
