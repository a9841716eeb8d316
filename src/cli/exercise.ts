import { ExerciseError } from '#catalog/exercise-error';
import { StartProblem } from '#server/start-problem';
import { type ExerciseCommand, Refused } from './exercise/command.ts';
import { diff } from './exercise/diff.ts';
import { publish } from './exercise/publish.ts';
import { regrade } from './exercise/regrade.ts';
import { retire } from './exercise/retire.ts';
import { stats } from './exercise/stats.ts';
import { UsageError } from './grade-arguments.ts';

// `npm run exercise -- <command>`: what an author does with an exercise. Each command is a file in `exercise/`.

const COMMANDS: Readonly<Record<string, ExerciseCommand>> = { diff, publish, retire, stats, regrade };

/** 0: done. 1: refused. 2: called wrongly. 3: the fault is ours. */
const EXIT = { refused: 1, usage: 2, fault: 3 };

process.exitCode = await main(process.argv.slice(2));

async function main([name = '', ...args]: string[]): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) return complain(usage(), EXIT.usage);
  try {
    return await command.run(args);
  } catch (error) {
    if (error instanceof UsageError) {
      return complain(`${error.message}\nusage: npm run exercise -- ${name} ${command.usage}`, EXIT.usage);
    }
    const isForPeople =
      error instanceof Refused || error instanceof ExerciseError || error instanceof StartProblem;
    if (isForPeople) return complain(error.message, EXIT.refused);
    return complain(error instanceof Error ? (error.stack ?? error.message) : String(error), EXIT.fault);
  }
}

function usage(): string {
  const lines = Object.entries(COMMANDS).map(
    ([name, { usage: how, summary }]) => `  ${name} ${how}\n      ${summary}`,
  );
  return `usage: npm run exercise -- <command>\n\n${lines.join('\n')}\n\nDATA_DIR names the data folder (default .data).`;
}

function complain(what: string, exit: number): number {
  process.stderr.write(`${what}\n`);
  return exit;
}
