import type { IncomingMessage } from 'node:http';

/** The most a request may carry, counted on the stream, whatever its headers claim. */
export const BODY_BYTES = 1024 * 1024;

/** Reads a request's body; undefined when it is larger than allowed. Rejects when the client breaks off. */
export async function readBody(request: IncomingMessage, limit = BODY_BYTES): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return undefined;
  const chunks: Buffer[] = [];
  let bytes = 0;
  // The stream stays open, so that an answer can still be sent on it.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.byteLength;
    if (bytes > limit) return undefined;
    chunks.push(buffer);
  }
  return Buffer.concat(chunks);
}
