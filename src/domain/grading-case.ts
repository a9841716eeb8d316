/** What an instructor decides of “I disagree with the grader”. */
export const CASE_DECISIONS = ['suite-wrong', 'suite-right', 'unclear-brief'] as const;
export type CaseDecision = (typeof CASE_DECISIONS)[number];
