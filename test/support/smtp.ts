import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** An e-mail as it arrived: the envelope and every byte. */
export interface Arrived {
  from: string;
  to: string[];
  raw: string;
}

export interface MailServerOnLoopback {
  port: number;
  url: string;
  arrived: Arrived[];
  /** How each of the next e-mails is answered after its text, before all are taken again. */
  answerNext(...answers: (() => Error | null)[]): void;
  close(): Promise<void>;
}

/** The answer of a server that does not take an e-mail. */
export function refusal(code: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode: code });
}

/** A real SMTP server on this machine. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServerOnLoopback> {
  const arrived: Arrived[] = [];
  const answers: (() => Error | null)[] = [];
  const server = new SMTPServer({
    authOptional: true,
    // Its certificate is nobody's.
    disabledCommands: ['STARTTLS'],
    logger: false,
    ...options,
    onData(stream, session, done) {
      void text(stream).then((raw) => {
        const { mailFrom, rcptTo } = session.envelope;
        arrived.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw,
        });
        done(answers.shift()?.() ?? null);
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    answerNext: (...next) => void answers.push(...next),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The headers of an e-mail by their names in lower case, folded lines joined. */
export function headersOf(raw: string): Map<string, string[]> {
  const [head = ''] = raw.split('\r\n\r\n', 1);
  const found = new Map<string, string[]>();
  for (const line of head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const at = line.indexOf(':');
    const name = line.slice(0, at).toLowerCase();
    found.set(name, [...(found.get(name) ?? []), line.slice(at + 1).trim()]);
  }
  return found;
}
