import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ThreadJob } from '#server/thread-messages';
import { CANARIES } from './canaries.ts';
import type { EngineName } from './engines.ts';
import type { FromSlot, ToSlot } from './slot-messages.ts';

const PROCESS = fileURLToPath(new URL('./slot-process.ts', import.meta.url));

/** A grading process with a canary in its environment and one in its working folder. One job at a time. */
export class Slot {
  readonly #child: ChildProcess;
  #printed = '';

  constructor(engine: EngineName, folder: string) {
    this.#child = fork(PROCESS, [engine], {
      cwd: folder,
      env: { HOLDFAST_SECRET: CANARIES.environment },
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#printed += text;
      });
    }
  }

  /** What the process has printed since it was last asked. */
  takePrinted(): string {
    const printed = this.#printed;
    this.#printed = '';
    return printed;
  }

  /** @throws Error when the grading is broken on our side, or the process dies */
  async grade(job: ThreadJob): Promise<Extract<FromSlot, { kind: 'graded' }>> {
    const answer = await this.#ask({ job });
    if (answer.kind === 'failed') throw new Error(answer.fault);
    return answer;
  }

  close(): void {
    this.#child.kill('SIGKILL');
  }

  #ask(message: ToSlot): Promise<FromSlot> {
    const child = this.#child;
    return new Promise((resolve, reject) => {
      const died = (code: number | null) =>
        reject(new Error(`the grading process ended (${code}): ${this.#printed}`));
      child.once('exit', died);
      child.once('message', (answer: FromSlot) => {
        child.off('exit', died);
        resolve(answer);
      });
      child.send(message);
    });
  }
}
