import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { unsubscribeUrl } from '#domain/mail';
import type { SendMail, SendOutcome } from '#services/mailing';
import type { MailConfig, MailServer } from './mail-settings.ts';

const TIMEOUTS = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
};
const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1']);
/** Of an answer or an error, for the log. */
const FAULT_LENGTH = 200;

/** What `nodemailer` adds to errors of a connection. */
type SmtpError = Error & { code?: string; responseCode?: number };
type Mail = Parameters<SendMail>[0];

/**
 * Hands e-mails to an SMTP server, one connection each. The text is a stream of ours that says when the server has asked for
 * it: if a connection breaks before, the e-mail was certainly not sent; after, nobody knows, unless the server said so.
 */
export function createSmtp(config: MailConfig): SendMail {
  return async (mail) => {
    const handOver = { hasBegun: false };
    try {
      const message = await compose(config, mail);
      await send(config, mail.to, message, handOver);
      return { kind: 'taken' };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return outcomeOf(error, handOver.hasBegun);
    }
  };
}

/** Whether the server greets us and takes our password; nothing is sent. @throws Error with what it said */
export async function greet(server: MailServer): Promise<void> {
  const connection = open(server);
  try {
    await connected(connection, server);
  } finally {
    connection.quit();
  }
}

function outcomeOf(error: SmtpError, hasBegun: boolean): SendOutcome {
  const fault = error.message.replace(/\s+/g, ' ').slice(0, FAULT_LENGTH);
  const code = error.responseCode;
  // 4xx is “not now”. A refused log-in is the operator's to mend, so it waits as well.
  if (code !== undefined && code >= 500 && error.code !== 'EAUTH') return { kind: 'refused', fault };
  if (code !== undefined) return { kind: 'later', fault };
  return { kind: hasBegun ? 'unknown' : 'later', fault };
}

async function compose({ from, publicUrl }: MailConfig, mail: Mail): Promise<Buffer> {
  const { id, to, subject, body, unsubscribeToken } = mail;
  const message = new MailComposer({
    from,
    to: { name: '', address: to },
    subject,
    text: body,
    messageId: `<${id}@${new URL(publicUrl).hostname}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'List-Unsubscribe': { prepared: true, value: `<${unsubscribeUrl({ publicUrl, unsubscribeToken })}>` },
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return message.compile().build();
}

function open({ host, port, isTls, auth }: MailServer): SMTPConnection {
  // A password never leaves this machine in clear.
  const requireTLS = auth !== undefined && !isTls && !LOOPBACK.has(host);
  return new SMTPConnection({ host, port, secure: isTls, requireTLS, ...TIMEOUTS });
}

/** Resolves when the server is ready to take an e-mail. */
function connected(connection: SMTPConnection, { auth }: MailServer): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.on('error', reject);
    connection.connect((failed) => {
      if (failed) reject(failed);
      else if (auth) connection.login(auth, (refused) => (refused ? reject(refused) : resolve()));
      else resolve();
    });
  });
}

async function send(
  { server, from }: MailConfig,
  to: string,
  message: Buffer,
  handOver: { hasBegun: boolean },
): Promise<void> {
  const connection = open(server);
  try {
    await connected(connection, server);
    const stream = new Readable({
      read() {
        handOver.hasBegun = true;
        this.push(message);
        this.push(null);
      },
    });
    await new Promise<void>((resolve, reject) => {
      connection.on('error', reject);
      connection.send({ from: from.address, to: [to] }, stream, (failed) =>
        failed ? reject(failed) : resolve(),
      );
    });
    connection.quit();
  } finally {
    connection.close();
  }
}
