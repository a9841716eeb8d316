/** What people are told of. */
export const NOTICE_KINDS = [
  'review-published',
  'review-answered',
  'learner-answered',
  'review-nudge',
  'review-closed',
  'review-reopened',
  'claim-lapsed',
  'comment-changed',
  'appeal-asked',
  'appeal-decided',
  'second-marking',
  'case-opened',
  'case-decided',
  'rubric-changed',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** When e-mails carry notices: each at once, a day's worth together, or not at all. */
export const MAIL_WISHES = ['at-once', 'digest', 'never'] as const;
export type MailWish = (typeof MAIL_WISHES)[number];

/** Something to tell somebody. `key` names what it is about: the same key is told to the same person once. */
export interface NewNotice {
  userId: string;
  key: string;
  kind: NoticeKind;
  /** One sentence, plain text. Never words of a draft. */
  title: string;
  body?: string;
  /** Path of the page it leads to. */
  path: string;
}

/** What somebody was told. */
export interface Notice {
  /** Grows with every notice of anybody. */
  seq: number;
  kind: NoticeKind;
  title: string;
  body: string;
  path: string;
  createdAt: number;
  /** null while it is unread. */
  readAt: number | null;
}

/** How those are told who never said. */
export const DEFAULT_WISH: MailWish = 'digest';
