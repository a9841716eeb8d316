import type { IncomingMessage } from 'node:http';

/**
 * The address to throttle by. Forwarding headers are believed only when the connection comes from a proxy that the
 * operator named; then the last entry counts, which that proxy wrote itself.
 */
export function peerAddress(request: IncomingMessage, trustedProxies: ReadonlySet<string>): string {
  const peer = (request.socket.remoteAddress ?? 'unknown').replace(/^::ffff:/, '');
  if (!trustedProxies.has(peer)) return peer;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '');
  return forwarded.split(',').at(-1)?.trim() || peer;
}
