import { watchClaim } from './claim-countdown.ts';
import { commentInPlace } from './comment-in-place.ts';
import { startDeskKeys } from './desk-keys.ts';
import { insertComments } from './insert-comment.ts';
import { keepTyping } from './keep-typing.ts';
import { markInPlace } from './rubric-marks.ts';
import { autosaveSummary } from './summary-autosave.ts';

/** Adds to the desk what a page alone cannot do. Everything works without it. */
export function startReviewDesk(page: Document): void {
  const claim = page.querySelector<HTMLElement>('[data-claim-until]');
  if (claim) watchClaim(claim);
  const code = page.querySelector<HTMLElement>('[data-review]');
  const template = page.querySelector<HTMLTemplateElement>('template[data-comment-form]');
  if (code && template) commentInPlace(code, template);
  for (const form of page.querySelectorAll<HTMLFormElement>('form[data-autosave]')) autosaveSummary(form);
  insertComments(page);
  const desk = page.querySelector<HTMLElement>('[data-desk]');
  if (desk) keepTyping(desk);
  startDeskKeys(page);
  markInPlace(page);
}
