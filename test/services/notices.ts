import type { NewNotice } from '#domain/notice';
import type { Platform } from './open-platform.ts';

let made = 0;

/** Tells somebody something, and gives the number by which their inbox knows it. */
export function tell(
  { app }: Pick<Platform, 'app'>,
  who: { id: string },
  over: Partial<NewNotice> = {},
): number {
  made += 1;
  const notice: NewNotice = {
    userId: who.id,
    key: `made:${made}`,
    kind: 'review-published',
    title: 'Marek Olsen has reviewed your work.',
    path: '/reviews/one',
    ...over,
  };
  if (!app.store.notices.add(notice)) throw new Error('this was told before');
  return app.store.notices.newestSeq();
}
