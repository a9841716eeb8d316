import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { FILE_POLICY } from './security-headers.ts';

/** A file held in memory, with the compressed variants that are worth sending. */
export interface ServedFile {
  type: string;
  etag: string;
  body: Buffer;
  variants: { br?: Buffer; gzip?: Buffer };
  /** The address names the content, so it never has to be asked for again. */
  isImmutable: boolean;
}

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** `name` gives the content type by its extension; unknown ones are sent as bytes. */
export function toServedFile(
  name: string,
  body: Buffer,
  variants: ServedFile['variants'],
  isImmutable: boolean,
): ServedFile {
  return {
    type: TYPES[extname(name)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    body,
    variants,
    isImmutable,
  };
}

/** Sends the best variant the client takes, or 304 when it has this content. */
export function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: ServedFile,
  status = 200,
): void {
  const isPage = file.type.startsWith('text/html');
  response.setHeader('etag', file.etag);
  response.setHeader('vary', 'accept-encoding');
  response.setHeader('cache-control', file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('content-security-policy', isPage ? "frame-ancestors 'none'" : FILE_POLICY);
  if (status === 200 && hasContent(request, file.etag)) {
    response.statusCode = 304;
    response.end();
    return;
  }
  const [encoding, body] = variantFor(request, file);
  if (encoding) response.setHeader('content-encoding', encoding);
  response.statusCode = status;
  response.setHeader('content-type', file.type);
  response.setHeader('content-length', body.byteLength);
  response.end(request.method === 'HEAD' ? undefined : body);
}

function hasContent(request: IncomingMessage, etag: string): boolean {
  const known = request.headers['if-none-match'];
  return known?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false;
}

function variantFor(request: IncomingMessage, file: ServedFile): ['br' | 'gzip' | undefined, Buffer] {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const { br, gzip } = file.variants;
  if (br && accepts(accepted, 'br')) return ['br', br];
  if (gzip && accepts(accepted, 'gzip')) return ['gzip', gzip];
  return [undefined, file.body];
}

function accepts(header: string, encoding: string): boolean {
  return header.split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((p) => p.trim().toLowerCase());
    return name === encoding && !parameters.some((p) => /^q=0(\.0*)?$/.test(p));
  });
}
