import type { FromWorker, ToWorker } from '#queue/messages';

// A grading process whose behaviour the submitted text chooses. It speaks the real protocol in a real process.
process.on('message', ({ job }: ToWorker) => {
  const { runId, files } = job;
  const wish = files[0]?.text ?? '';
  if (wish === 'die') process.kill(process.pid, 'SIGKILL');
  else if (wish === 'hang') return;
  else if (wish === 'linger') linger();
  else if (wish === 'complain') complain();
  else if (wish === 'babble') process.send?.({ kind: 'graded', runId, report: 'none' });
  else if (wish === 'fail') send({ kind: 'failed', runId, fault: 'the engine is gone' });
  else grade(runId, wish);
});
process.once('disconnect', () => process.exit(0));
send({ kind: 'ready' });

function grade(runId: string, wish: string): void {
  send({ kind: 'phase', runId, phase: 'practice' });
  const report = { level: 'demo', engine: `${wish} ${Object.keys(process.env).join(' ')}`.trim() };
  process.send?.({ kind: 'graded', runId, report, evidence: new Uint8Array([1, 2, 3]) });
}

/** As a process does that cannot end itself. */
function linger(): void {
  process.removeAllListeners('disconnect');
  process.disconnect();
  setInterval(() => undefined, 1_000);
}

function complain(): void {
  console.error('no engine');
  process.exit(7);
}

function send(message: FromWorker): void {
  process.send?.(message);
}
