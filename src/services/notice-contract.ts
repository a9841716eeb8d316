/** What pages may ask of us about notices: the inbox, e-mail and the feed. */

export type NoticeServices = Record<never, never>;
