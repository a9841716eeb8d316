import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { slugSchema } from '#domain/exercise';
import { exerciseDirs, exerciseFolder } from '../exercise-folder.ts';
import { UsageError } from '../usage-error.ts';
import { type ExerciseCommand, readOptions } from './command.ts';
import { EXERCISES, TEMPLATE } from './places.ts';

/** A small exercise that works, to be changed into another one. */
export const newCommand: ExerciseCommand = {
  usage: '<slug> [--in <folder>]',
  summary: 'writes a small working exercise to start from',
  async run(argv) {
    const { slug, parent } = asked(argv);
    const folder = await newExercise(slug, parent);
    const name = calledBy(slug, folder);
    const next = [
      `lint ${name}`,
      `prove ${name} --quick`,
      `prove ${name}`,
      `publish ${name} --why "<reason>"`,
    ];
    process.stdout.write(
      `${folder} is an exercise that works: an order desk with three families. A full proof of it holds.\n` +
        `Make it yours, as exercises/README.md tells:\n` +
        next.map((command) => `  npm run exercise -- ${command}\n`).join(''),
    );
    return 0;
  },
};

/** What the other commands find a folder by: its slug where they look for slugs, else its path. */
function calledBy(slug: string, folder: string): string {
  const known = exerciseDirs().some((dir) => resolve(dir, slug) === folder);
  if (known && resolve(exerciseFolder(slug)) === folder) return slug;
  return /\s/.test(folder) ? `"${folder}"` : folder;
}

function asked(argv: string[]): { slug: string; parent: string } {
  const { values, positionals } = readOptions(argv, { in: { type: 'string' } });
  const [slug] = positionals;
  if (slug === undefined) throw new UsageError('Give the new exercise a slug, such as "invoice-desk".');
  const checked = slugSchema.safeParse(slug);
  if (!checked.success) throw new UsageError(`“${slug}”: ${checked.error.issues[0]?.message}.`);
  return { slug, parent: values.in ?? EXERCISES };
}

/** Writes the template under a slug into a folder. Gives the new folder. @throws UsageError when it is there already */
export async function newExercise(slug: string, parent: string): Promise<string> {
  const folder = resolve(parent, slug);
  if (existsSync(folder)) throw new UsageError(`${folder} is there already. Take another slug.`);
  await cp(TEMPLATE, folder, { recursive: true });
  const file = join(folder, 'exercise.yaml');
  const title = slug.replaceAll('-', ' ').replace(/^./, (c) => c.toUpperCase());
  const text = (await readFile(file, 'utf8'))
    .replace(/^uuid: .*$/m, `uuid: ${randomUUID()}`)
    .replace(/^slug: .*$/m, `slug: ${slug}`)
    .replace(/^title: .*$/m, `title: ${title}`);
  await writeFile(file, text);
  for (const path of WITH_SCHEMA) await pointToSchema(join(folder, path));
  return folder;
}

/** Files of the template that tell an editor their schema, by a path that holds where the template lies. */
const WITH_SCHEMA = [
  'exercise.yaml',
  'review/rubric.yaml',
  'review/comments.yaml',
  'review/calibration.yaml',
];
const SCHEMA_LINE = /\$schema=(?:\.\.\/)+([a-z]+\.schema\.json)/;

async function pointToSchema(file: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const line = (_: string, name: string) =>
    `$schema=${relative(dirname(file), join(EXERCISES, name)).replaceAll('\\', '/')}`;
  await writeFile(file, text.replace(SCHEMA_LINE, line));
}
