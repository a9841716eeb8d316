import { ExerciseError } from '#catalog/exercise-error';
import { COMMANDS } from './exercise/commands.ts';
import { UsageError } from './usage-error.ts';

/** 2: called wrongly, or the folder is not an exercise. 3: the fault is ours. */
const EXIT = { usage: 2, fault: 3 };

process.exitCode = await main(process.argv.slice(2));

async function main([name = 'help', ...argv]: string[]): Promise<number> {
  if (['help', '--help', '-h'].includes(name)) {
    process.stdout.write(await usageOfAll());
    return 0;
  }
  try {
    const load = COMMANDS[name];
    if (!load) throw new UsageError(`There is no command “${name}”.`);
    const { command } = await load();
    return await command.run(argv);
  } catch (error) {
    return complain(error, name);
  }
}

async function complain(error: unknown, name: string): Promise<number> {
  if (error instanceof ExerciseError) process.stderr.write(`${error.message}\n`);
  else if (error instanceof UsageError) process.stderr.write(`${error.message}\n${await usageOf(name)}`);
  else {
    process.stderr.write(`This is a fault of ours.\n${(error as Error).stack ?? error}\n`);
    return EXIT.fault;
  }
  return EXIT.usage;
}

async function usageOf(name: string): Promise<string> {
  const load = COMMANDS[name];
  if (!load) return usageOfAll();
  return `usage: npm run exercise -- ${(await load()).command.usage}\n`;
}

async function usageOfAll(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const lines = commands.map(({ command }) => `  ${command.usage}\n      ${command.summary}`);
  return `usage: npm run exercise -- <command>\n\n${lines.join('\n')}\n`;
}
