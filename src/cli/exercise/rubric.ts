import type { RubricChange } from '#services/rubric-contract';
import { type ExerciseCommand, readOptions } from './command.ts';
import { granted, reason, withPlatform, words } from './platform.ts';
import { textTable } from './text-table.ts';

/** `exercise rubric`: what a change of the rubric would do, and doing it. */
export const rubric: ExerciseCommand = {
  usage: '<slug> [--apply --why "<reason>"] [--as <email>]',
  summary: 'shows whose confirmed level a changed rubric would change; --apply puts it in force',
  async run(args) {
    const { values, positionals } = readOptions(args, {
      apply: { type: 'boolean', default: false },
      why: { type: 'string' },
      as: { type: 'string' },
    });
    const [slug] = words(positionals, ['slug']);
    const why = values.apply ? reason(values.why) : '';
    await withPlatform(values.as, async ({ app, viewer }) => {
      const change = granted(await app.services.viewRubricChange(viewer, slug));
      console.log(tellOf(change));
      if (!values.apply || !change.next || change.isSame) return;
      const order = { print: change.next.print, why };
      const { revision, touched } = granted(await app.services.applyRubric(viewer, slug, order));
      console.log(
        `Revision ${revision} is in force. ${many(touched, 'confirmed level')} changed; learners and mentors are told.`,
      );
    });
    return 0;
  },
};

function tellOf({ slug, inForce, next, isSame, changes, marked, touched }: RubricChange): string {
  if (!next) return `${slug} has no rubric.`;
  if (isSame) return `The rubric of ${slug} is in force as it stands (revision ${inForce?.revision}).`;
  const rows = changes.flatMap(({ title, what }) => what.map((one) => `  ${title} ${one}`));
  const people = touched.map((touch) => [
    touch.learnerName,
    `stage ${touch.stage}`,
    `attempt ${touch.attempt}`,
    touch.from ?? 'none',
    '→',
    touch.to ?? 'none',
  ]);
  const head = `The rubric of ${slug} differs from revision ${inForce?.revision ?? 0} in ${many(changes.length, 'row')}:`;
  const tail = `Of ${many(marked, 'marked review')} ${touched.length} would have another confirmed level${touched.length > 0 ? ':' : '.'}`;
  return [head, ...rows, tail, ...(people.length > 0 ? [textTable(people)] : [])].join('\n');
}

function many(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
