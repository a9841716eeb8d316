import { describe, expect, test } from 'vitest';
import { type AppOptions, createApp } from '#app';
import type { MailWish } from '#domain/notice';
import type { SendMail, SendOutcome } from '#services/mailing';
import type { ClaimedMail } from '#store/mails';
import { tell } from './notices.ts';
import { DAY, granted, HOUR, MINUTE, openPlatform, type Platform, refusalOf } from './open-platform.ts';

const MAIL = { publicUrl: 'https://holdfast.example.edu' };
const TAKEN: SendOutcome = { kind: 'taken' };

/** A platform that sends e-mails to a fake server; `sent` is what arrived there. */
function openMailing({ mail }: Pick<AppOptions, 'mail'> = { mail: MAIL }) {
  const platform = openPlatform({ mail });
  const sent: ClaimedMail[] = [];
  const send: SendMail = async (letter) => {
    sent.push(letter);
    return TAKEN;
  };
  return { ...platform, sent, send, look: (how: SendMail = send) => look(platform.app, how) };
}

async function look({ mailing }: Pick<Platform['app'], 'mailing'>, send: SendMail): Promise<void> {
  mailing.write();
  while (await mailing.sendNext(send));
}

function wanting(platform: Platform, wish: MailWish, name = 'Ines') {
  const who = platform.person('learner', name);
  granted(platform.services.setMailWish(who, wish));
  return who;
}

describe('e-mails at once', () => {
  test('each notice has one of its own, a minute after it', async () => {
    const platform = openMailing();
    const ines = wanting(platform, 'at-once');
    const first = tell(platform, ines, { title: 'A first thing.' });
    tell(platform, ines, { title: 'A second thing.' });
    await platform.look();
    expect(platform.sent).toEqual([]);
    platform.pass(MINUTE);
    await platform.look();
    await platform.look();
    expect(platform.sent.map(({ subject }) => subject).sort()).toEqual(['A first thing.', 'A second thing.']);
    const letter = platform.sent.find(({ subject }) => subject === 'A first thing.');
    expect(letter?.to).toBe(ines.email);
    expect(letter?.body).toContain(`https://holdfast.example.edu/inbox/${first}`);
  });

  test('a notice that was read meanwhile is not mailed', async () => {
    const platform = openMailing();
    const ines = wanting(platform, 'at-once');
    granted(platform.services.followNotice(ines, tell(platform, ines)));
    platform.pass(MINUTE);
    await platform.look();
    expect(platform.sent).toEqual([]);
  });
});

describe('digests', () => {
  test('who never said anything gets one e-mail a day, at seven, with everything unread', async () => {
    const platform = openMailing();
    const ines = platform.person('learner');
    tell(platform, ines, { title: 'A first thing.' });
    tell(platform, ines, { title: 'A second thing.' });
    platform.pass(10 * HOUR);
    await platform.look();
    expect(platform.sent).toEqual([]);
    platform.pass(12 * HOUR);
    await platform.look();
    await platform.look();
    expect(platform.sent.map(({ subject }) => subject)).toEqual(['A second thing. (and 1 more)']);
    expect(platform.sent[0]?.body).toContain('A first thing.');
  });

  test('the next one carries only what came since', async () => {
    const platform = openMailing();
    const ines = wanting(platform, 'digest');
    tell(platform, ines, { title: 'Old.' });
    platform.pass(DAY);
    await platform.look();
    tell(platform, ines, { title: 'New.' });
    platform.pass(DAY);
    await platform.look();
    expect(platform.sent.map(({ subject }) => subject)).toEqual(['Old.', 'New.']);
    expect(platform.sent[1]?.body).not.toContain('Old.');
    platform.pass(DAY);
    await platform.look();
    expect(platform.sent).toHaveLength(2);
  });

  test('a long one names twenty and says how many more there are', async () => {
    const platform = openMailing();
    const ines = wanting(platform, 'digest');
    for (let n = 1; n <= 50; n += 1) tell(platform, ines, { title: `Thing ${n} happened.` });
    platform.pass(DAY);
    await platform.look();
    expect(platform.sent).toHaveLength(1);
    expect(platform.sent[0]?.body.match(/^Thing \d+ happened\.$/gm)).toHaveLength(20);
    expect(platform.sent[0]?.body).toContain('And 30 more in your inbox');
  });

  test('more people than one look takes all get theirs', async () => {
    const platform = openMailing();
    for (let n = 0; n < 120; n += 1) tell(platform, platform.person('learner', `Learner ${n}`));
    platform.pass(DAY);
    for (let looks = 0; looks < 4; looks += 1) await platform.look();
    expect(new Set(platform.sent.map(({ to }) => to)).size).toBe(120);
    expect(platform.sent).toHaveLength(120);
  });
});

test('who wants none gets none, and nobody does where none can be sent', async () => {
  const platform = openMailing();
  tell(platform, wanting(platform, 'never'));
  const dumb = openMailing({});
  tell(dumb, wanting(dumb, 'at-once'));
  for (const { pass, look: lookThere } of [platform, dumb]) {
    pass(2 * DAY);
    await lookThere();
  }
  expect([...platform.sent, ...dumb.sent]).toEqual([]);
  expect(dumb.app.mailing.write()).toBe(0);
  expect(dumb.services.viewMailSettings(dumb.person('learner')).isConfigured).toBe(false);
});

describe('an e-mail that was not sent', () => {
  test('is tried again later and later, for a day, then given up with a word to the operator', async () => {
    const platform = openMailing();
    const at: number[] = [];
    const begun = platform.now();
    const busy: SendMail = async () => {
      at.push((platform.now() - begun) / MINUTE);
      return { kind: 'later', fault: '451 try again later' };
    };
    tell(platform, wanting(platform, 'at-once'));
    for (let minute = 0; minute < 30 * 60; minute += 1) {
      platform.pass(MINUTE);
      await platform.look(busy);
    }
    expect(at).toEqual([1, 2, 6, 22, 86, 342, 702, 1062, 1422]);
    expect(platform.problems).toEqual([expect.stringMatching(/after 9 tries \(451 try again later\)/)]);
    await platform.look();
    expect(platform.sent).toEqual([]);
  });

  test('and was refused for good is not tried again, and its notice stays unread', async () => {
    const platform = openMailing();
    const ines = wanting(platform, 'at-once');
    tell(platform, ines);
    platform.pass(MINUTE);
    await platform.look(async () => ({ kind: 'refused', fault: '550 no such user' }));
    platform.pass(DAY);
    await platform.look();
    expect(platform.sent).toEqual([]);
    expect(platform.problems).toHaveLength(1);
    expect(platform.services.countUnread(ines)).toBe(1);
  });

  test('is not sent once its reader wants none any more', async () => {
    const platform = openMailing();
    const ines = wanting(platform, 'at-once');
    tell(platform, ines);
    platform.pass(MINUTE);
    await platform.look(async () => ({ kind: 'later', fault: 'busy' }));
    granted(platform.services.setMailWish(ines, 'never'));
    platform.pass(HOUR);
    await platform.look();
    expect(platform.sent).toEqual([]);
  });
});

describe('nothing is sent twice', () => {
  test('an e-mail whose end nobody knows is left alone, told to the operator, and its notice stays unread', async () => {
    const platform = openMailing();
    const ines = wanting(platform, 'at-once');
    tell(platform, ines);
    platform.pass(MINUTE);
    await platform.look(async () => ({ kind: 'unknown', fault: 'the line broke' }));
    platform.pass(2 * DAY);
    await platform.look();
    expect(platform.sent).toEqual([]);
    expect(platform.problems).toEqual([expect.stringContaining('nobody knows whether it arrived')]);
    expect(platform.services.countUnread(ines)).toBe(1);
  });

  test('a process that ends between the server’s yes and its own note does not make another send again', async () => {
    const platform = openMailing();
    const ines = wanting(platform, 'at-once');
    tell(platform, ines);
    platform.pass(MINUTE);
    let arrived = 0;
    const dying: SendMail = () => {
      arrived += 1;
      return new Promise(() => undefined);
    };
    platform.app.mailing.write();
    void platform.app.mailing.sendNext(dying);
    const other = createApp({ dataDir: platform.dataDir, now: platform.now, mail: MAIL });
    for (let hours = 0; hours < 30; hours += 1) {
      await look(other, platform.send);
      platform.pass(HOUR);
      await platform.look();
    }
    other.close();
    expect([arrived, platform.sent]).toEqual([1, []]);
    expect(platform.problems).toEqual([expect.stringContaining('is not sent again')]);
    expect(platform.services.countUnread(ines)).toBe(1);
  });

  test('two that mail from one database share the work', async () => {
    const platform = openMailing();
    const people = Array.from({ length: 20 }, (_, n) => wanting(platform, 'at-once', `Learner ${n}`));
    for (const who of people) for (let n = 0; n < 3; n += 1) tell(platform, who);
    const idle = platform.person('learner');
    tell(platform, idle);
    platform.pass(2 * DAY);
    const other = createApp({ dataDir: platform.dataDir, now: platform.now, mail: MAIL });
    const slow: SendMail = async (letter) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return platform.send(letter);
    };
    await Promise.all([
      look(platform.app, slow),
      look(other, slow),
      look(platform.app, slow),
      look(other, slow),
    ]);
    await Promise.all([look(platform.app, slow), look(other, slow)]);
    other.close();
    expect(platform.sent).toHaveLength(61);
    expect(new Set(platform.sent.map(({ id }) => id)).size).toBe(61);
  });
});

describe('the link at the end of an e-mail', () => {
  async function aLetter(platform: ReturnType<typeof openMailing>): Promise<string> {
    await platform.look();
    return platform.sent[0]?.unsubscribeToken ?? '';
  }

  test('ends e-mails without a sign-in, as often as it is pressed', async () => {
    const platform = openMailing();
    const ines = wanting(platform, 'at-once');
    tell(platform, ines);
    platform.pass(MINUTE);
    const token = await aLetter(platform);
    granted(platform.services.findUnsubscribeLink(token));
    expect(platform.services.viewMailSettings(ines).wish).toBe('at-once');
    granted(platform.services.unsubscribe(token));
    granted(platform.services.unsubscribe(token));
    expect(platform.services.viewMailSettings(ines).wish).toBe('never');
  });

  test('is no other’s, and a made-up one is none', () => {
    const platform = openMailing();
    wanting(platform, 'digest');
    for (const token of ['', 'a'.repeat(32), "' or 1=1 --", 'x'.repeat(5000)]) {
      expect(refusalOf(platform.services.unsubscribe(token)).kind).toBe('not_found');
      expect(refusalOf(platform.services.findUnsubscribeLink(token)).kind).toBe('not_found');
    }
  });

  test('a way that does not exist cannot be chosen', () => {
    const platform = openMailing();
    const refused = refusalOf(platform.services.setMailWish(platform.person('learner'), 'hourly'));
    expect(refused).toMatchObject({ kind: 'invalid', field: 'mail' });
  });
});
