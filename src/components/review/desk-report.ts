import type { Foresight, PublicForesight } from '#domain/foresight';
import { redactForMentor } from '#domain/redact';
import type { MentorReport, PublicReport } from '#domain/report';
import type { AttemptView } from '#services/contract';

/** What a review shows of a report: always the learner's part; hidden families for those who may see them. */
export type DeskReport = Omit<PublicReport, 'foresight'> &
  Partial<Pick<MentorReport, 'hiddenFamilies'>> & { foresight?: Foresight | PublicForesight };

/** An instructor reviews with what mentors see: the full report lies one link away. null until graded. */
export function deskReport(report: AttemptView['report']): DeskReport | null {
  if (report === null) return null;
  if (report.kind !== 'full') return report.report;
  return { ...redactForMentor(report.report), ...(report.foresight && { foresight: report.foresight }) };
}

/** Why a family did not hold in practice: the first trial that failed, in the grader's words. */
export function practiceReason(
  report: Pick<PublicReport, 'practiceTrials'>,
  family: string,
): string | undefined {
  return report.practiceTrials.find(
    (t) => t.family === family && (t.verdict === 'critical' || t.verdict === 'fail'),
  )?.reason;
}
