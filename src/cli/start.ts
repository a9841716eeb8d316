import { ExerciseError } from '#catalog/exercise-error';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '#db/seed';
import { assertCanListen } from '#server/port';
import { runServer, type Server } from '#server/run-server';
import { readSettings, type Settings } from '#server/settings';
import { StartProblem } from '#server/start-problem';
import { WALL_IN_WORDS } from '#server/wall/level';
import { buildIfStale } from './build.ts';

// `npm start`: builds what has changed, then serves until it is told to stop.
try {
  const settings = readSettings(process.env);
  await assertCanListen(settings.host, settings.port);
  const pagesDir = await buildIfStale((line) => console.log(line));
  const server = await runServer(settings, pagesDir);
  stopOnSignal(server);
  console.log(greeting(server, settings));
} catch (error) {
  const isForPeople = error instanceof StartProblem || error instanceof ExerciseError;
  console.error(isForPeople ? error.message : error);
  process.exit(1);
}

function stopOnSignal(server: Server): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function greeting(server: Server, settings: Settings): string {
  const lines = [`Holdfast is ready at ${server.url}`, ''];
  lines.push(
    `  Exercises  ${server.published.map(({ slug, version }) => `${slug} (version ${version})`).join(', ')}`,
  );
  if (settings.hasDemo) {
    lines.push(`  Sign in    ${DEMO_ACCOUNTS.map(({ email }) => email).join(', ')}`);
    lines.push(`  Password   ${DEMO_PASSWORD} (demo accounts; SEED_DEMO=0 leaves them out)`);
  }
  lines.push(`  Wall       ${WALL_IN_WORDS[server.wall]}`);
  lines.push(`  Data       ${server.dataDir}`, '  Stop       Ctrl-C', '');
  return lines.join('\n');
}
