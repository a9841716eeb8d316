import type { Completion, Task } from '../contract.ts';

export default async function complete(task: Task): Promise<Completion> {
  const content = 'Thank you for travelling with Meridian. You will find everything in your booking.';
  return { status: 'ok', content, modelUsed: task.route.primary, attempts: 0 };
}
