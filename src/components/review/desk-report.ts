import { redactForMentor } from '#domain/redact';
import type { MentorReport, PublicReport } from '#domain/report';
import type { AttemptView } from '#services/contract';

/** What a review shows of a report: always the learner's part; hidden families for those who may see them. */
export type DeskReport = PublicReport & Partial<Pick<MentorReport, 'hiddenFamilies'>>;

/** An instructor reviews with what mentors see: the full report lies one link away. null until graded. */
export function deskReport(report: AttemptView['report']): DeskReport | null {
  if (report === null) return null;
  return report.kind === 'full' ? redactForMentor(report.report) : report.report;
}

/** Why a family did not hold in practice: the first trial that failed, in the grader's words. */
export function practiceReason(report: PublicReport, family: string): string | undefined {
  return report.practiceTrials.find(
    (t) => t.family === family && (t.verdict === 'critical' || t.verdict === 'fail'),
  )?.reason;
}
