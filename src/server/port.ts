import { createServer } from 'node:net';
import { StartProblem } from './start-problem.ts';

/**
 * Fails early, before anything is built or published, when nobody could reach the server.
 *
 * @throws StartProblem when the address is taken or not ours to use
 */
export async function assertCanListen(host: string, port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(listenProblem(error, host, port)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** A listen error in words; other errors as they are. */
export function listenProblem(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new StartProblem(
      `Port ${port} is taken. Stop what runs there, or choose another: PORT=${port + 1} npm start`,
    );
  }
  if (code === 'EACCES') {
    return new StartProblem(
      `Port ${port} needs rights this user lacks. Choose one above 1023: PORT=4321 npm start`,
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartProblem(
      `${host} is not an address of this machine. Leave HOST away, or set it to 0.0.0.0 for a network.`,
    );
  }
  return error;
}
