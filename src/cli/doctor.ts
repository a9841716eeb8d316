import { sqliteVersion } from '#app';
import { type CheckUp, checkUp, type TriedWall } from '#server/check-up/check-up';
import { readSettings } from '#server/settings';
import { StartProblem } from '#server/start-problem';
import { ATTEMPTS, type Attempt, REFUSALS, type Sighting } from '#server/wall/attempts';

// `npm run doctor`: what serving and grading need, as it is on this machine now. Exit 0 when a server would start and
// grade with these settings, 1 when not, 2 when it was called wrongly.

const USAGE = 'Usage: npm run doctor [-- --json]   (reads the settings that npm start reads)';
const EXIT = { well: 0, unwell: 1, usage: 2 };
const NAME_WIDTH = 14;
const ATTEMPT_WIDTH = 18;
const SAW_WIDTH = 44;

process.exitCode = await main();

async function main(): Promise<number> {
  const isJson = readArguments();
  if (isJson === undefined) return complain(USAGE, EXIT.usage);
  try {
    const found = await checkUp(readSettings(process.env), sqliteVersion());
    console.log(isJson ? JSON.stringify(found, null, 2) : asText(found));
    return found.ok ? EXIT.well : EXIT.unwell;
  } catch (error) {
    if (error instanceof StartProblem) return complain(error.message, EXIT.unwell);
    throw error;
  }
}

/** Whether JSON is asked for; undefined when the arguments are not understood. */
function readArguments(): boolean | undefined {
  const [word, ...rest] = process.argv.slice(2);
  if (rest.length > 0 || (word !== undefined && word !== '--json')) return undefined;
  return word === '--json';
}

function asText({ ok, findings, programs, walls }: CheckUp): string {
  return [
    ...findings.map((finding) => line(finding.ok, finding.name, finding.says)),
    '',
    ...programs.map(({ name, path, package: from }) =>
      line(path !== undefined, name, path ?? `missing; Debian: apt-get install ${from}`),
    ),
    ...walls.flatMap(wallLines),
    '',
    ok
      ? 'A server would start here and grade.'
      : 'A server would not do here all that it should; see ✕ above.',
  ].join('\n');
}

function wallLines(wall: TriedWall): string[] {
  const why = wall.why ?? `stands (${Math.round(wall.ms)} ms)`;
  const promised = REFUSALS[wall.level];
  const rows = ATTEMPTS.filter((attempt) => wall.together.some((one) => one.attempt === attempt)).map(
    (attempt) =>
      `    ${attempt.padEnd(ATTEMPT_WIDTH)}${cell(attempt, promised.bySystem, wall.bySystem).padEnd(SAW_WIDTH)}${cell(attempt, promised.together, wall.together)}`,
  );
  const head = `    ${'tried inside'.padEnd(ATTEMPT_WIDTH)}${'refused by the system'.padEnd(SAW_WIDTH)}with the permission model`;
  return ['', line(wall.stands, `wall ${wall.level}`, why), ...(rows.length > 0 ? [head, ...rows] : [])];
}

/** ● refused, ✕ worked although this wall promises that it does not, ◐ worked, which a higher wall would refuse. */
function cell(attempt: Attempt, promised: readonly Attempt[], seen: readonly Sighting[]): string {
  const sighting = seen.find((one) => one.attempt === attempt);
  if (!sighting) return '';
  const mark = sighting.happened ? (promised.includes(attempt) ? '✕' : '◐') : '●';
  return `${mark} ${sighting.saw}`;
}

function line(ok: boolean, name: string, says: string): string {
  return `${ok ? '●' : '✕'} ${name.padEnd(NAME_WIDTH)} ${says}`;
}

function complain(what: string, exit: number): number {
  console.error(what);
  return exit;
}
