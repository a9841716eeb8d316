import type { Deps, ReportProblem } from './deps.ts';

/** Whether we can serve: every part that has to answer says `ok`. */
export function health({
  store,
  healthChecks,
  reportProblem,
}: Pick<Deps, 'store' | 'healthChecks' | 'reportProblem'>): {
  ok: boolean;
  checks: Record<string, string>;
} {
  const checks: Record<string, string> = {
    database: answerOf(() => (store.isAlive() ? 'ok' : 'closed'), reportProblem),
  };
  for (const [name, check] of healthChecks) checks[name] = answerOf(check, reportProblem);
  return { ok: Object.values(checks).every((answer) => answer === 'ok'), checks };
}

/** A check that throws is an answer too; what it says may hold paths, so it is not passed on. */
function answerOf(check: () => string, reportProblem: ReportProblem): string {
  try {
    return check();
  } catch (error) {
    reportProblem('A health check failed.', error);
    return 'failed';
  }
}
