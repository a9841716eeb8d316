import { z } from 'zod';

/** How e-mails leave, and whose they are. */
export interface MailConfig {
  server: MailServer;
  /** As in the From header: an address, or a name with one. */
  from: { name: string; address: string };
  /** Where links lead, without a slash at the end. */
  publicUrl: string;
}

/** Where e-mails are handed over. */
export interface MailServer {
  host: string;
  port: number;
  /** TLS from the first byte (`smtps:`); otherwise it begins when the server offers it. */
  isTls: boolean;
  auth: { user: string; pass: string } | undefined;
}

/** What is read of the environment. */
export interface MailEnvironment {
  SMTP_URL?: string | undefined;
  MAIL_FROM?: string | undefined;
  PUBLIC_URL?: string | undefined;
  PUBLIC_ORIGIN?: string | undefined;
}

/** What e-mail needs and how it is missed, in one line; or the settings. */
export type ReadMail =
  | { kind: 'none' }
  | { kind: 'wrong'; lines: string[] }
  | { kind: 'ready'; mail: MailConfig };

const FROM = /^(?:([^<>"\p{Cc}]*)<([^<>\s]+)>|([^<>\s]+))$/u;
const PORTS = { 'smtp:': 587, 'smtps:': 465 };

/** Without SMTP_URL no e-mail is sent. With it, a sender and an address for links are needed as well. */
export function readMail(env: MailEnvironment): ReadMail {
  if (!env.SMTP_URL) return { kind: 'none' };
  const server = readServer(env.SMTP_URL);
  const from = readFrom(env.MAIL_FROM ?? '');
  const publicUrl = readPublicUrl(env.PUBLIC_URL ?? env.PUBLIC_ORIGIN ?? '');
  if (server && from && publicUrl) return { kind: 'ready', mail: { server, from, publicUrl } };
  const lines = [
    // Never with the value: it holds a password.
    ...(server ? [] : ['SMTP_URL: write smtp://user:password@host:587 or smtps://user:password@host:465.']),
    ...(from ? [] : ['MAIL_FROM: write an address, or a name with one: Holdfast <no-reply@example.edu>.']),
    ...(publicUrl
      ? []
      : [
          'PUBLIC_URL: write the address under which people open this site, as https://holdfast.example.edu.',
        ]),
  ];
  return { kind: 'wrong', lines };
}

function readServer(text: string): MailServer | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, port, username, password } = new URL(text);
  if ((protocol !== 'smtp:' && protocol !== 'smtps:') || hostname === '') return undefined;
  const auth = username
    ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
    : undefined;
  const host = hostname.replace(/^\[|\]$/g, '');
  return { host, port: port ? Number(port) : PORTS[protocol], isTls: protocol === 'smtps:', auth };
}

function readFrom(text: string): MailConfig['from'] | undefined {
  const [, name = '', bracketed, bare] = FROM.exec(text.trim()) ?? [];
  const address = z.email().safeParse(bracketed ?? bare);
  return address.success ? { name: name.trim(), address: address.data } : undefined;
}

function readPublicUrl(text: string): string | undefined {
  const url = z.url({ protocol: /^https?$/ }).safeParse(text);
  return url.success ? new URL(url.data).origin : undefined;
}
