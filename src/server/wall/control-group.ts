import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartProblem } from '../start-problem.ts';

/** What all grading processes of one server may use together. */
export interface GroupLimits {
  memoryBytes: number;
  /** Processes and threads. */
  tasks: number;
}

/** Control groups of one server's grading processes. */
export interface ControlGroups {
  /** Files into which a process writes its id to enter. */
  entrances: string[];
  /** Removes the groups, once the processes in them that were ended are gone. */
  close(): Promise<void>;
}

const MEMORY_PER_WORKER = 512 * 1024 * 1024;
/** A worker has about fifteen threads, and those that stand around it. */
const TASKS_PER_WORKER = 64;

/** What so many grading processes may use. */
export function groupLimits(workers: number): GroupLimits {
  return { memoryBytes: workers * MEMORY_PER_WORKER, tasks: workers * TASKS_PER_WORKER };
}

/** The files of each limit, in version 2 and in version 1 of control groups. */
const MEMORY = ['memory.max', 'memory.limit_in_bytes'];
const TASKS = ['pids.max'];
const REMOVE_TRIES = 40;
const REMOVE_PAUSE_MS = 25;

/**
 * Makes a group below each of `parents`, folders of the control-group file system that whoever runs this machine has
 * handed to this user (with version 2 one, with version 1 one per controller), and sets the limits there.
 *
 * @throws StartProblem when a folder cannot be used, or none of them limits anything
 */
export async function openControlGroups(
  parents: readonly string[],
  limits: GroupLimits,
): Promise<ControlGroups> {
  const groups: string[] = [];
  const close = async () => {
    await Promise.all(groups.splice(0).map(removeGroup));
  };
  try {
    for (const parent of parents) groups.push(openGroup(parent));
    const count = groups.filter((group) => limit(group, limits)).length;
    if (count < groups.length) throw new Error('it has neither a memory nor a pids controller');
  } catch (error) {
    await close();
    const why = error instanceof Error ? error.message : error;
    throw new StartProblem(
      `GRADING_CGROUP=${parents.join(',')} cannot be used: ${why}. Name a control group that this user may divide, or leave it out.`,
    );
  }
  return { entrances: groups.map((group) => join(group, 'cgroup.procs')), close };
}

function openGroup(parent: string): string {
  const switches = join(parent, 'cgroup.subtree_control');
  // Version 2 hands controllers down only when told to.
  if (existsSync(switches)) writeFileSync(switches, '+memory +pids');
  const group = join(parent, `holdfast-${process.pid}`);
  mkdirSync(group);
  return group;
}

/** A killed process leaves its group a moment after its death is known. */
async function removeGroup(group: string): Promise<void> {
  for (let tries = REMOVE_TRIES; ; tries -= 1) {
    try {
      return await rmdir(group);
    } catch (error) {
      const isBusy = error instanceof Error && 'code' in error && error.code === 'EBUSY';
      if (!isBusy || tries === 0) throw error;
      await sleep(REMOVE_PAUSE_MS);
    }
  }
}

function limit(group: string, { memoryBytes, tasks }: GroupLimits): boolean {
  const hasMemory = setWhereKnown(group, MEMORY, memoryBytes);
  const hasTasks = setWhereKnown(group, TASKS, tasks);
  return hasMemory || hasTasks;
}

function setWhereKnown(group: string, names: readonly string[], value: number): boolean {
  const known = names.map((name) => join(group, name)).filter((file) => existsSync(file));
  for (const file of known) writeFileSync(file, String(value));
  return known.length > 0;
}
