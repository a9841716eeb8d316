import type { MailWish } from '#domain/notice';

/** The three ways to be told by e-mail, as people choose between them. */
export const WISH_WORDS: Record<MailWish, { label: string; hint: string }> = {
  'at-once': {
    label: 'At once',
    hint: 'An e-mail for each notice that you have not read within a minute.',
  },
  digest: { label: 'Once a day', hint: 'One e-mail at 07:00 UTC with what is unread, if anything is.' },
  never: { label: 'Never', hint: 'Notices are in the inbox only.' },
};
