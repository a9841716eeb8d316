import { gradeInThread } from '#server/grade-in-thread';
import type { FromSlot, ToSlot } from './slot-messages.ts';
import { WatchedSource } from './watched-source.ts';

// A grading process like the server's, that also measures itself. One job at a time.

const source = new WatchedSource(process.argv[2] ?? '');

process.on('message', ({ job }: ToSlot) => {
  grade(job).then(send, (error: unknown) => {
    send({ kind: 'failed', fault: error instanceof Error ? error.message : String(error) });
  });
});
process.on('disconnect', () => process.exit(0));

async function grade(job: ToSlot['job']): Promise<FromSlot> {
  const { result, cost } = await source.measure(() => gradeInThread(job, {}, source));
  source.warm();
  return { kind: 'graded', ...result, cost };
}

function send(message: FromSlot): void {
  process.send?.(message);
}
