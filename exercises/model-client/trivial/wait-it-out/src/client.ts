import type { Completion, Host, Task } from '../contract.ts';

export default async function complete(task: Task, host: Host): Promise<Completion> {
  await host.clock.sleep(10 * task.deadlineMs);
  return { status: 'failed', reason: 'timeout', attempts: 0, retryable: true };
}
