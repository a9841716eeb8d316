import { z } from 'zod';
import type { WallLevel } from './level.ts';

/** What a hostile program in a grading process would try first. */
export const ATTEMPTS = [
  'read-file',
  'write-file',
  'start-program',
  'read-environment',
  'connect-loopback',
  'open-socket',
  'kill-process',
] as const;
export type Attempt = (typeof ATTEMPTS)[number];

/** What the process is told: where a file, a port and a process outside are to be found. */
export interface Bait {
  file: string;
  /** What the file holds, hex. */
  token: string;
  /** Folders outside in which to write. */
  folders: string[];
  port: number;
  pid: number;
}

const sighting = z.object({
  attempt: z.enum(ATTEMPTS),
  /** Whether it worked, which is bad. */
  happened: z.boolean(),
  /** An error code, or a few words. */
  saw: z.string(),
});
/** How one attempt went. */
export type Sighting = z.infer<typeof sighting>;

/** From the process that tries, before its last attempt. */
export const sightings = z.array(sighting);

interface Refusals {
  /** What the operating system refuses by itself, with Node's permission model left out. */
  bySystem: readonly Attempt[];
  /** What the whole wall refuses. */
  together: readonly Attempt[];
}

/** What each level promises. A wall that lets one of these happen does not stand. */
export const REFUSALS: Readonly<Record<WallLevel, Refusals>> = {
  none: { bySystem: [], together: [] },
  permission: {
    bySystem: ['write-file'],
    together: ['read-file', 'write-file', 'start-program', 'read-environment'],
  },
  namespaces: {
    bySystem: ['write-file', 'read-environment', 'connect-loopback', 'kill-process'],
    together: ATTEMPTS.filter((attempt) => attempt !== 'open-socket'),
  },
  full: { bySystem: ATTEMPTS, together: ATTEMPTS },
};
