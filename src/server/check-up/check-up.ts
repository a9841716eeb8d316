import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openDataFolder } from '../data-folder.ts';
import type { Settings } from '../settings.ts';
import { groupLimits, openControlGroups } from '../wall/control-group.ts';
import { findProgram, PACKAGES, type WallProgram } from '../wall/find-program.ts';
import { isAtLeast, levelsFrom, type WallLevel } from '../wall/level.ts';
import { probeWall, type WallProbe } from '../wall/probe-wall.ts';
import { gradingGrounds } from '../worker-entry.ts';
import { checkEngine, checkMail, checkNode, checkSqlite, checkWorker } from './checks.ts';
import type { Finding } from './finding.ts';

/** Everything that serving and grading need, as it is on this machine now. */
export interface CheckUp {
  /** Whether a server with these settings would start, grade and send e-mails where it is told to. */
  ok: boolean;
  findings: Finding[];
  programs: { name: WallProgram; path?: string; package: string }[];
  /** Each wall that the settings allow, from the highest down, with what its probe saw. */
  walls: TriedWall[];
  level: WallLevel;
}

/** A wall's probe as it is told; `why` when it does not stand. */
export interface TriedWall extends Pick<WallProbe, 'level' | 'stands' | 'bySystem' | 'together' | 'ms'> {
  why?: string;
}

/**
 * Examines this machine as a start of the server would, and all walls beside. Writes nothing that stays: where there is no
 * data folder yet, none is made. `versionOfSqlite` is that of the store.
 */
export async function checkUp(settings: Settings, versionOfSqlite: string): Promise<CheckUp> {
  const dataFolder = checkDataFolder(settings.dataDir);
  const hasFolder = dataFolder.ok && existsSync(settings.dataDir);
  const standIn = mkdtempSync(join(hasFolder ? resolve(settings.dataDir) : tmpdir(), 'check-'));
  try {
    const probes = await probeAll(settings.wall.highest, standIn);
    const best = probes.find((probe) => probe.stands);
    const level = best?.level ?? 'none';
    const findings = [
      checkNode(process.versions.node),
      checkSqlite(versionOfSqlite),
      dataFolder,
      await checkEngine(),
      checkWall(level, settings.wall.required),
      ...(await checkGroups(settings.gradingGroups)),
      await checkMail(settings.mail),
      ...(best?.stands ? [await checkWorker(best.wall)] : []),
    ];
    return {
      ok: findings.every((finding) => finding.ok),
      findings,
      programs: programs(),
      walls: probes.map(asTold),
      level,
    };
  } finally {
    rmSync(standIn, { recursive: true });
  }
}

/** One after the other, so that what each one takes can be compared. */
async function probeAll(highest: WallLevel, folder: string): Promise<WallProbe[]> {
  const versionsDir = join(folder, 'versions');
  mkdirSync(versionsDir);
  const probes: WallProbe[] = [];
  for (const level of levelsFrom(highest)) {
    probes.push(await probeWall(level, gradingGrounds(versionsDir), folder));
  }
  return probes;
}

function checkDataFolder(dataDir: string): Finding {
  const name = 'data folder';
  if (!existsSync(dataDir)) return { name, ok: true, says: `${dataDir} is made at the first start` };
  try {
    return { name, ok: true, says: `${openDataFolder(dataDir)} can be written` };
  } catch (error) {
    return { name, ok: false, says: error instanceof Error ? error.message : String(error) };
  }
}

/** Nothing is said where no control group was handed over: it is an extra. */
async function checkGroups(parents: readonly string[]): Promise<Finding[]> {
  if (parents.length === 0) return [];
  const name = 'control group';
  try {
    const groups = await openControlGroups(parents, groupLimits(1));
    await groups.close();
    return [{ name, ok: true, says: `${parents.join(', ')} can be divided` }];
  } catch (error) {
    return [{ name, ok: false, says: error instanceof Error ? error.message : String(error) }];
  }
}

function checkWall(level: WallLevel, required: WallLevel): Finding {
  const ok = isAtLeast(level, required) && level !== 'none';
  const wanted = required === 'none' ? '' : `; WALL_REQUIRED=${required}`;
  return { name: 'wall', ok, says: `${level}${wanted}` };
}

function programs(): CheckUp['programs'] {
  return (['bwrap', 'unshare', 'sh'] as const).map((name) => {
    const path = findProgram(name);
    return { name, package: PACKAGES[name], ...(path && { path }) };
  });
}

function asTold(probe: WallProbe): TriedWall {
  const { level, stands, bySystem, together, ms } = probe;
  return { level, stands, bySystem, together, ms, ...(!probe.stands && { why: probe.why }) };
}
