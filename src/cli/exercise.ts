import { ExerciseError } from '#catalog/exercise-error';
import { StartProblem } from '#server/start-problem';
import { COMMANDS } from './exercise/commands.ts';
import { UsageError } from './usage-error.ts';

// `npm run exercise -- <command>`: what an author does with an exercise. Each command is a file in `exercise/`.

/** 1: something is wrong with the exercise. 2: called wrongly. 3: the fault is ours. */
const EXIT = { wrong: 1, usage: 2, fault: 3 };

process.exitCode = await main(process.argv.slice(2));

async function main([name = '', ...args]: string[]): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) return isHelp(name) ? say(usage('')) : complain(usage(name), EXIT.usage);
  if (args.some(isHelp))
    return say(`usage: npm run exercise -- ${name} ${command.usage}\n  ${command.summary}`);
  try {
    return await command.run(args);
  } catch (error) {
    if (error instanceof UsageError)
      return complain(`${error.message}\nusage: npm run exercise -- ${name} ${command.usage}`, EXIT.usage);
    if (error instanceof ExerciseError || error instanceof StartProblem)
      return complain(error.message, EXIT.wrong);
    return complain(`This is a fault of ours.\n${(error as Error).stack ?? error}`, EXIT.fault);
  }
}

function usage(name: string): string {
  const unknown = name === '' ? '' : `There is no command “${name}”.\n`;
  const lines = Object.entries(COMMANDS).map(
    ([known, { usage: how, summary }]) => `  ${known} ${how}\n      ${summary}`,
  );
  return `${unknown}usage: npm run exercise -- <command>\n\n${lines.join('\n')}`;
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h';
}

function say(what: string): number {
  process.stdout.write(`${what}\n`);
  return 0;
}

function complain(what: string, exit: number): number {
  process.stderr.write(`${what}\n`);
  return exit;
}
