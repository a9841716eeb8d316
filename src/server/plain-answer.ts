import type { IncomingMessage, ServerResponse } from 'node:http';
import { STATUS_CODES } from 'node:http';
import { PLAIN_PAGE_POLICY } from './security-headers.ts';

/**
 * An answer of the front server itself: JSON under `/api/`, elsewhere a bare page that needs nothing else to load.
 * `message` is a sentence for the person who asked.
 */
export function answerPlainly(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  message: string,
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const isApi = request.url?.startsWith('/api/') ?? false;
  const body = isApi ? JSON.stringify({ error: { kind: kindOf(status), message } }) : pageOf(status, message);
  response.statusCode = status;
  response.setHeader('content-type', isApi ? 'application/json' : 'text/html; charset=utf-8');
  response.setHeader('content-security-policy', PLAIN_PAGE_POLICY);
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-length', Buffer.byteLength(body));
  response.end(request.method === 'HEAD' ? undefined : body);
}

function kindOf(status: number): string {
  if (status === 403) return 'not_allowed';
  if (status === 404) return 'not_found';
  return status < 500 ? 'invalid' : 'broken';
}

function pageOf(status: number, message: string): string {
  const title = STATUS_CODES[status] ?? 'Error';
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title} · Holdfast</title>
<h1>${title}</h1>
<p>${escapeHtml(message)}</p>
<p><a href="/">Exercises</a></p>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}
