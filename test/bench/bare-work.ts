import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

// A fixed piece of ordinary work, done in a process of its own each time it is asked for: how much two processes can gain on
// a machine at all, whatever the program.

const ROUNDS = 60;

if (process.send) process.on('message', () => process.send?.(work()));

/** A process that waits for work. */
export function startBareProcess(): { work(): Promise<void>; stop(): void } {
  const child = fork(fileURLToPath(import.meta.url), { stdio: 'ignore' });
  return {
    work: async () => {
      child.send('go');
      await once(child, 'message');
    },
    stop: () => void child.kill(),
  };
}

/** Makes text of objects and objects of text, as a grading does most of the time. */
function work(): number {
  let length = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const list = Array.from({ length: 2_000 }, (_, i) => ({
      id: i,
      text: `item ${i * round}`,
      odd: i % 2 === 1,
    }));
    length += JSON.stringify(JSON.parse(JSON.stringify(list))).length;
  }
  return length;
}
