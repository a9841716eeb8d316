import { once } from 'node:events';
import { request } from 'node:http';

/** An answer as tests read it. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

export interface Send {
  method?: string;
  headers?: Record<string, string>;
  /** Sent as a form. */
  form?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
}

/**
 * A client that behaves as a browser does: keeps cookies, says which page a change came from, and does not follow
 * redirects, so that a test sees them. (`fetch` would not send a `__Host-` cookie kept by itself.)
 */
export class HttpClient {
  readonly #base: string;
  readonly #cookies = new Map<string, string>();

  constructor(base: string) {
    this.#base = base;
  }

  get(path: string, send: Send = {}): Promise<Answer> {
    return this.send(path, { ...send, method: 'GET' });
  }

  post(path: string, send: Send = {}): Promise<Answer> {
    return this.send(path, { ...send, method: 'POST' });
  }

  put(path: string, send: Send = {}): Promise<Answer> {
    return this.send(path, { ...send, method: 'PUT' });
  }

  async send(path: string, send: Send): Promise<Answer> {
    const response = await this.open(path, send);
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  /** The response as soon as its headers are there: for streams. */
  async open(path: string, { method = 'GET', headers = {}, form, json }: Send = {}): Promise<Response> {
    const isChange = method !== 'GET' && method !== 'HEAD';
    const response = await fetch(new URL(path, this.#base), {
      method,
      redirect: 'manual',
      headers: {
        ...(this.#cookies.size > 0 && { cookie: [...this.#cookies].map(([k, v]) => `${k}=${v}`).join('; ') }),
        ...(isChange && { origin: new URL(this.#base).origin }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(form && { body: new URLSearchParams(form) }),
      ...(json !== undefined && { body: JSON.stringify(json) }),
    });
    this.#keep(response.headers.getSetCookie());
    return response;
  }

  /** Signs in with one of the demo accounts, or any other. */
  async logIn(email: string, password = 'holdfast demo'): Promise<void> {
    const answer = await this.post('/log-in', { form: { email, password } });
    if (answer.status !== 303)
      throw new Error(`log-in of ${email} answered ${answer.status}: ${answer.text}`);
  }

  #keep(setCookies: readonly string[]): void {
    for (const line of setCookies) {
      const [pair = ''] = line.split(';', 1);
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === '' || /max-age=0/i.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
}

export interface RawRequest {
  path?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** A request to this machine whose headers, Host and Origin included, are exactly what the test says. */
export async function sendRaw(port: number, { path = '/', method = 'GET', headers = {}, body }: RawRequest) {
  const length = body &&
    !('transfer-encoding' in headers) && { 'content-length': String(Buffer.byteLength(body)) };
  const req = request({
    host: '127.0.0.1',
    port,
    path,
    method,
    headers: { ...headers, ...length },
    agent: false,
  });
  req.on('error', () => undefined);
  req.end(body);
  const [res] = await once(req, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of res) chunks.push(chunk);
  return { status: res.statusCode, headers: res.headers, body: Buffer.concat(chunks) };
}
