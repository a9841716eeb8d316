import type { Client, Completion, Host, Task } from './contract.ts';
import complete from './src/client.ts';

/** Calls of the services, at the same time or one after another. */
interface Calls {
  calls: { id: string; task: Task }[];
}

type Answer = { completion: Completion } | { error: string };

const client: Client = complete;

interface Desk extends Host {
  tools: {
    /** Answers when the call comes in. */
    arrival(call: { id: string }): Promise<null>;
    /** Takes what is answered to it. */
    reply(answer: { id: string } & Answer): Promise<null>;
  };
}

/** Stands in for the eleven services, in one process: waits for their calls and gives each to the client. Read-only. */
export default async function desk({ calls }: Calls, host: Desk): Promise<Answer[]> {
  return Promise.all(
    calls.map(async ({ id, task }) => {
      await host.tools.arrival({ id });
      const answer = await answerTo(task, host);
      await host.tools.reply({ id, ...answer });
      return answer;
    }),
  );
}

async function answerTo(task: Task, host: Host): Promise<Answer> {
  try {
    return { completion: await client(task, host) };
  } catch (error) {
    return { error: String(error) };
  }
}
