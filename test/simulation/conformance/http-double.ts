import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isObject, type Json, type JsonObject } from '#domain/json';
import type { Completion, HostErrorRecord } from '#domain/step';
import type { Circumstances, Outside } from '#simulation/outside';
import { RealTime } from './real-time.ts';

/** The simulated model behind `POST /v1/chat/completions` on this machine, as a provider serves it. */
export interface HttpDouble {
  baseURL: string;
  outside: Outside;
  /** Requests so far, in order. */
  requests: { atMs: number; headers: IncomingMessage['headers']; body: JsonObject }[];
  close(): Promise<void>;
}

export async function openDouble(circumstances: Circumstances): Promise<HttpDouble> {
  const time = new RealTime(circumstances);
  const requests: HttpDouble['requests'] = [];
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.destroy(error as Error));
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { stream = false, ...body } = await bodyOf(request);
    const atMs = performance.now();
    requests.push({ atMs, headers: request.headers, body: { ...body, stream } });
    if (request.url !== '/v1/chat/completions') return void response.writeHead(404).end();
    if (stream === true) return sendStream(time, body, response);
    const { id, answered } = time.operate('model.chat', { request: body });
    response.on('close', () => time.cancel(id));
    const completion = await answered;
    if (completion.ok) sendJson(response, 200, completion.value);
    else sendError(response, completion.error);
  }

  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    baseURL: `http://127.0.0.1:${port}/v1`,
    outside: time.outside,
    requests,
    close: async () => {
      time.stop();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<JsonObject> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Json;
  return isObject(body) ? body : {};
}

function sendJson(response: ServerResponse, status: number, body: Json, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** An error without a status is a connection that goes away. */
function sendError(response: ServerResponse, error: HostErrorRecord): void {
  const { status, message, code, headers } = error;
  if (status === null) return void response.destroy();
  sendJson(response, status, { error: { message, type: code, param: null, code } }, headers);
}

async function sendStream(time: RealTime, request: JsonObject, response: ServerResponse): Promise<void> {
  let underWay = time.operate('model.stream', { request });
  response.on('close', () => time.cancel(underWay.id));
  const opened = await underWay.answered;
  if (!opened.ok) return sendError(response, opened.error);
  response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
  const { streamId } = opened.value as { streamId: string };
  let hasFinished = false;
  while (!response.destroyed) {
    underWay = time.operate('model.stream.next', { streamId });
    const answer = await underWay.answered;
    if (!answer.ok) return sendError(response, answer.error);
    if (isDone(answer)) break;
    const { chunk } = answer.value as { chunk: Json };
    hasFinished ||= finishes(chunk);
    response.write(`data: ${typeof chunk === 'string' ? chunk : JSON.stringify(chunk)}\n\n`);
  }
  if (response.destroyed) time.operate('model.stream.close', { streamId });
  response.end(hasFinished ? 'data: [DONE]\n\n' : '');
}

function isDone(answer: Extract<Completion, { ok: true }>): boolean {
  return isObject(answer.value) && answer.value['done'] === true;
}

/** A stream that was cut ends without the provider's last line. */
function finishes(chunk: Json): boolean {
  const choices = isObject(chunk) ? chunk['choices'] : undefined;
  const [choice] = Array.isArray(choices) ? choices : [];
  return isObject(choice) && Boolean(choice['finish_reason']);
}
