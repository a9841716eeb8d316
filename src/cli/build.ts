import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { StartProblem } from '#server/start-problem';
import { buildGrader } from './build-grader.ts';
import { withFolderLock } from './folder-lock.mjs';

const run = promisify(execFile);
const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');
/** What the built pages depend on. Exercises are published, not built. */
const SOURCES = ['astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json', 'src'];
const COMPRESSIBLE = new Set(['.css', '.html', '.js', '.json', '.svg', '.wasm', '.xml', '.txt']);
const WORTH_BYTES = 1024;
const STAMP_DIGITS = 16;
/** A server that still runs on an earlier build loads parts of it late. */
const KEPT_BUILDS = 3;

if (import.meta.main) {
  await buildIfStale((line) => console.log(line)).catch((error: unknown) => {
    console.error(error instanceof StartProblem ? error.message : error);
    process.exitCode = 1;
  });
}

/**
 * Builds the pages when there is no build of exactly these sources yet; one process at a time. Each build has a folder of
 * its own, so that it never changes under a running server. Returns that folder: `client/`, `server/entry.mjs`,
 * `grader/`.
 *
 * @throws StartProblem with the builder's output when it fails
 */
export async function buildIfStale(say: (line: string) => void): Promise<string> {
  const current = folderOfBuild();
  if (existsSync(current)) return current;
  mkdirSync(dist, { recursive: true });
  const wait = () => say('Waiting for another build to finish …');
  return withFolderLock(join(dist, '.lock'), () => build(say), wait);
}

async function build(say: (line: string) => void): Promise<string> {
  const folder = folderOfBuild();
  if (existsSync(folder)) return folder;
  say('Building the pages (after changes only, some seconds) …');
  const staging = join(dist, '.building');
  rmSync(staging, { recursive: true, force: true });
  const astro = join(root, 'node_modules', 'astro', 'bin', 'astro.mjs');
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
  const built = run(process.execPath, [astro, 'build', '--outDir', staging], {
    cwd: root,
    env,
    maxBuffer: 1 << 26,
  });
  await built.catch((error: unknown) => {
    const output =
      error instanceof Error && 'stdout' in error && 'stderr' in error
        ? `${error.stdout}\n${error.stderr}`
        : error;
    throw new StartProblem(`The pages could not be built:\n${output}`);
  });
  await compressAll(join(staging, 'client'));
  await buildGrader(join(staging, 'grader'));
  renameSync(staging, folder);
  dropOldBuilds();
  return folder;
}

function folderOfBuild(): string {
  return join(dist, stampOfSources());
}

function dropOldBuilds(): void {
  const builds = readdirSync(dist).filter((name) => !name.startsWith('.'));
  const newestFirst = builds
    .map((name) => ({ path: join(dist, name), at: statSync(join(dist, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { path } of newestFirst.slice(KEPT_BUILDS)) rmSync(path, { recursive: true, force: true });
}

function stampOfSources(): string {
  const hash = createHash('sha256').update(process.version);
  for (const source of SOURCES) {
    for (const file of filesOf(source))
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(join(root, file)))
        .update('\0');
  }
  return hash.digest('hex').slice(0, STAMP_DIGITS);
}

function filesOf(source: string): string[] {
  const path = join(root, source);
  if (extname(source) !== '') return [source];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort();
}

/** Puts `.br` and `.gz` beside each file that gains by it, for the front server to send. */
async function compressAll(folder: string): Promise<void> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && COMPRESSIBLE.has(extname(entry.name)));
  await Promise.all(files.map((entry) => compress(join(entry.parentPath, entry.name))));
}

async function compress(file: string): Promise<void> {
  const body = await readFile(file);
  if (body.byteLength < WORTH_BYTES) return;
  const brotli = toBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  await Promise.all([
    writeFile(`${file}.br`, await brotli),
    writeFile(`${file}.gz`, await toGzip(body, { level: 9 })),
  ]);
}
