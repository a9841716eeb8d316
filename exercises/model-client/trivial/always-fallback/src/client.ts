import type { Completion, Host, Task } from '../contract.ts';

export default async function complete(task: Task, host: Host): Promise<Completion> {
  const response = await host.model.chat({
    model: task.route.fallback,
    messages: task.messages,
    max_completion_tokens: task.maxTokens,
  });
  const content = response.choices[0]?.message.content ?? '';
  return { status: 'degraded', content, modelUsed: response.model, attempts: 1 };
}
