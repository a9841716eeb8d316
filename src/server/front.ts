import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Services } from '#services/contract';
import { peerAddress } from './peer-address.ts';
import { answerPlainly } from './plain-answer.ts';
import { readBody } from './request-body.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { type ServedFile, sendFile } from './served-file.ts';
import { isSafeMethod, type SiteAddress, SiteRules } from './site-rules.ts';
import type { WorldFiles } from './world-files.ts';

/** What Astro's built entry exports in middleware mode. `next` is called when no route matches. */
export type PageHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
  locals: Pick<App.Locals, 'services' | 'address'>,
) => Promise<void>;

export interface FrontOptions {
  pages: PageHandler;
  files: ReadonlyMap<string, ServedFile>;
  worlds: WorldFiles;
  services: Services;
  /** What the health page says besides: name and word. */
  healthFacts?: Readonly<Record<string, string>>;
  address: SiteAddress;
  trustedProxies: ReadonlySet<string>;
  log: Logger;
}

const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000 };
const DRAIN_MS = 5_000;
const CONNECTIONS = 4_000;
const TOO_LARGE = 'That is more than 1 MB. Send less at once.';
/** What an event stream may hold back for somebody who does not read it. */
const STREAM_BYTES = 64 * 1024;
const STREAM_LOOK_MS = 2_000;
const BROKEN = 'Something broke on our side. Try again in a moment.';

/** The HTTP server in front of the pages: rules, files from memory, health, and an orderly end. */
export class Front {
  readonly server: Server;
  readonly #options: FrontOptions;
  readonly #rules: SiteRules;
  readonly #open = new Set<ServerResponse>();
  #looking: NodeJS.Timeout | undefined;

  constructor(options: FrontOptions) {
    this.#options = options;
    this.#rules = new SiteRules(options.address);
    // Time-outs are only looked at this often; Node's own half minute would stretch them.
    const settings = { ...TIMEOUTS, maxHeaderSize: 16 * 1024, connectionsCheckingInterval: 2_000 };
    this.server = createServer(settings, (request, response) => {
      this.#answer(request, response).catch((error: unknown) => this.#fail(request, response, error));
    });
    this.server.maxConnections = CONNECTIONS;
  }

  /** @throws the listen error, e.g. EADDRINUSE, EACCES */
  listen(): Promise<void> {
    const { host, port } = this.#options.address;
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, () => {
        this.server.off('error', reject);
        this.#looking = setInterval(() => this.#dropSlowReaders(), STREAM_LOOK_MS).unref();
        resolve();
      });
    });
  }

  /** Takes no more, lets what is under way finish (at most five seconds), ends event streams at once. */
  async drain(): Promise<void> {
    clearInterval(this.#looking);
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const response of this.#open) {
      if (isEventStream(response)) response.end();
      else if (!response.headersSent) response.setHeader('connection', 'close');
    }
    this.server.closeIdleConnections();
    const deadline = setTimeout(() => this.server.closeAllConnections(), DRAIN_MS);
    await closed;
    clearTimeout(deadline);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#follow(request, response);
    setSecurityHeaders(response);
    const path = pathOf(request);
    if (path === '/healthz') return this.#answerHealth(response);
    const refused = this.#rules.refuse(request);
    if (refused) return answerPlainly(request, response, refused.status, refused.message);
    this.#rules.disown(request);
    if (isSafeMethod(request)) {
      const file = this.#options.files.get(path) ?? (await this.#options.worlds.find(path));
      if (file) return sendFile(request, response, file, path.startsWith('/404') ? 404 : 200);
    } else {
      const body = await readBody(request);
      if (!body) {
        response.setHeader('connection', 'close');
        return answerPlainly(request, response, 413, TOO_LARGE);
      }
      // Read here so that it is counted; the page handler takes a body that is already there.
      Object.assign(request, { body });
    }
    await this.#renderPage(request, response);
  }

  #renderPage(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pages, services, trustedProxies } = this.#options;
    const locals = { services, address: peerAddress(request, trustedProxies) };
    // Behind a proxy that ends TLS the pages must still know their own origin as people see it.
    const isEncrypted = this.#rules.ownOrigin(request)?.startsWith('https:') ?? false;
    Object.assign(request.socket, { encrypted: isEncrypted });
    const onNoRoute = () => {
      this.#answerNotFound(request, response, locals).catch((error) => this.#fail(request, response, error));
    };
    return pages(request, response, onNoRoute, locals);
  }

  /** No route matches: the designed page where one can be shown. */
  async #answerNotFound(
    request: IncomingMessage,
    response: ServerResponse,
    locals: Pick<App.Locals, 'services' | 'address'>,
  ): Promise<void> {
    const sayPlainly = () => answerPlainly(request, response, 404, 'There is nothing at this address.');
    if (request.url?.startsWith('/api/')) return sayPlainly();
    const file = this.#options.files.get('/404');
    if (file) return sendFile(request, response, file, 404);
    request.url = '/404';
    await this.#options.pages(request, response, sayPlainly, locals);
  }

  /** Events pile up in memory for a client that keeps its line open and takes nothing from it. */
  #dropSlowReaders(): void {
    for (const response of this.#open) {
      if (isEventStream(response) && response.writableLength > STREAM_BYTES) response.destroy();
    }
  }

  #answerHealth(response: ServerResponse): void {
    const health = this.#options.services.health();
    response.statusCode = health.ok ? 200 : 503;
    response.setHeader('content-type', 'application/json');
    response.setHeader('cache-control', 'no-store');
    response.end(JSON.stringify({ ...health, ...this.#options.healthFacts }));
  }

  #follow(request: IncomingMessage, response: ServerResponse): void {
    const { log } = this.#options;
    const startedAt = performance.now();
    const id = randomUUID();
    const asked = { id, method: request.method, path: pathOf(request) };
    response.setHeader('x-request-id', id);
    this.#open.add(response);
    // A page may still write to a client that has gone.
    response.on('error', (error) => log.debug({ ...asked, err: error }, 'the client went away'));
    response.once('close', () => {
      this.#open.delete(response);
      log.info(
        { ...asked, status: response.statusCode, ms: Math.round(performance.now() - startedAt) },
        'request',
      );
    });
  }

  #fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    if (request.socket.destroyed) return;
    this.#options.log.error({ err: error, method: request.method, path: pathOf(request) }, 'request failed');
    answerPlainly(request, response, 500, BROKEN);
  }
}

/** For the log. Whoever knows the last part of such an address may use it, so the log must not. */
function pathOf(request: IncomingMessage): string {
  const path = request.url?.split('?', 1)[0] ?? '';
  return path.replace(/^\/(shared|unsubscribe)\/.+/, '/$1/…');
}

function isEventStream(response: ServerResponse): boolean {
  return String(response.getHeader('content-type') ?? '').startsWith('text/event-stream');
}
