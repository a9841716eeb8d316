import type { Logger } from 'pino';
import type { Mailing, SendMail } from '#services/mailing';

const LOOK_MS = 5_000;

/** Looks for what is to be mailed, and sends it, one e-mail after the other. */
export class Mailer {
  readonly #mailing: Mailing;
  readonly #send: SendMail;
  readonly #log: Pick<Logger, 'error'>;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #isStopping = false;

  constructor(mailing: Mailing, send: SendMail, log: Pick<Logger, 'error'>) {
    this.#mailing = mailing;
    this.#send = send;
    this.#log = log;
  }

  start(): void {
    this.#looking = this.#look();
  }

  /** Lets the e-mail under way come to its end, so that its end is known. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  async #look(): Promise<void> {
    try {
      this.#mailing.write();
      while (!this.#isStopping && (await this.#mailing.sendNext(this.#send)));
    } catch (error) {
      this.#log.error({ error }, 'notices could not be mailed; it is tried again');
    }
    if (this.#isStopping) return;
    this.#timer = setTimeout(() => this.start(), LOOK_MS);
    this.#timer.unref();
  }
}
