import type { Completion, Task } from '../contract.ts';

export default async function complete(task: Task): Promise<Completion> {
  const content = task.messages.at(-1)?.content ?? '';
  return { status: 'ok', content, modelUsed: task.route.primary, attempts: 0 };
}
