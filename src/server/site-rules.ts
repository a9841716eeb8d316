import type { IncomingMessage } from 'node:http';

/** What a request is refused with, before anything of ours runs. */
export interface Refused {
  status: 400 | 403 | 405 | 413 | 414 | 421;
  message: string;
}

export interface SiteAddress {
  host: string;
  port: number;
  /** Where people reach us from outside, e.g. `https://holdfast.example.edu`; undefined on a single machine. */
  publicOrigin?: string | undefined;
}

/** Acts by what is in its address and for nobody in particular, so it may be asked from anywhere: mail programs do. */
const BY_TOKEN = /^\/unsubscribe\/[\w-]+$/;
const URL_BYTES = 2048;
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);
const SAFE_METHODS = new Set(['GET', 'HEAD']);
const EVERY_INTERFACE = new Set(['0.0.0.0', '::']);

export function isSafeMethod(request: IncomingMessage): boolean {
  return SAFE_METHODS.has(request.method ?? '');
}

/**
 * The rules every request meets first: a known host, a bounded URL and, where something may change, a page of our own
 * as sender. JSON is no exception: a foreign page must not act with a viewer's cookie.
 */
export class SiteRules {
  /** Host header to own origin. */
  readonly #origins: ReadonlyMap<string, string>;

  constructor(address: SiteAddress) {
    this.#origins = new Map(
      originsOf(address).map((origin) => [new URL(origin).host, new URL(origin).origin]),
    );
  }

  /** The origin that a request was sent to, when it is one of ours. */
  ownOrigin(request: IncomingMessage): string | undefined {
    return this.#origins.get(request.headers.host?.toLowerCase() ?? '');
  }

  /**
   * Makes a request from elsewhere that is allowed because of its address nobody's: it loses its cookies, and with them
   * whatever else they would allow, and then counts as one of ours for Astro's own check.
   */
  disown(request: IncomingMessage): void {
    const own = this.ownOrigin(request);
    if (own === undefined || !isByToken(request) || isFromOwnPage(request, own)) return;
    delete request.headers.cookie;
    request.headers.origin = own;
  }

  /** Why a request is refused, or undefined. */
  refuse(request: IncomingMessage): Refused | undefined {
    const url = request.url ?? '';
    if (url.length > URL_BYTES) return { status: 414, message: 'That address is too long.' };
    if (!url.startsWith('/')) return { status: 400, message: 'That is not an address of this site.' };
    if (!METHODS.has(request.method ?? '')) return { status: 405, message: 'That method is not used here.' };
    const own = this.ownOrigin(request);
    if (!own) {
      return {
        status: 421,
        message: 'This server does not answer for that host. Set PUBLIC_ORIGIN to the address people use.',
      };
    }
    if (!isSafeMethod(request) && !isFromOwnPage(request, own) && !isByToken(request)) {
      return { status: 403, message: 'That request did not come from a page of this site.' };
    }
    return undefined;
  }
}

/** Whether a POST does only what the secret in its address allows, whoever sends it. */
function isByToken(request: IncomingMessage): boolean {
  return request.method === 'POST' && BY_TOKEN.test(request.url ?? '');
}

function isFromOwnPage(request: IncomingMessage, own: string): boolean {
  const { origin } = request.headers;
  if (origin !== undefined) return origin === own;
  const site = request.headers['sec-fetch-site'];
  return site === 'same-origin' || site === 'none';
}

function originsOf({ host, port, publicOrigin }: SiteAddress): string[] {
  const hosts = ['localhost', '127.0.0.1', '[::1]'];
  if (!EVERY_INTERFACE.has(host)) hosts.push(host.includes(':') ? `[${host.replace(/^\[|\]$/g, '')}]` : host);
  return [...hosts.map((name) => `http://${name}:${port}`), ...(publicOrigin ? [publicOrigin] : [])];
}
