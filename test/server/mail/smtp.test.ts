import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createApp } from '#app';
import { type MailConfig, readMail } from '#server/mail/mail-settings';
import { Mailer } from '#server/mail/mailer';
import { createSmtp, greet } from '#server/mail/smtp';
import type { SendMail } from '#services/mailing';
import { tell } from '#test/services/notices';
import { DAY, granted, HOUR, MINUTE, openPlatform } from '#test/services/open-platform';
import { headersOf, refusal, startMailServer as startServer } from '../../support/smtp.ts';
import { freePort } from '../../support/start-server.ts';

async function startMailServer(options: Parameters<typeof startServer>[0] = {}) {
  const server = await startServer(options);
  onTestFinished(() => server.close());
  return server;
}

function mailTo(url: string): MailConfig {
  const read = readMail({
    SMTP_URL: url,
    MAIL_FROM: 'Holdfast <no-reply@holdfast.example.edu>',
    PUBLIC_URL: 'https://holdfast.example.edu/',
  });
  if (read.kind !== 'ready') throw new Error(JSON.stringify(read));
  return read.mail;
}

/** A platform that mails through a server at this address, and a learner who wants each notice at once. */
function openWithMail(url: string) {
  const mail = mailTo(url);
  const platform = openPlatform({ mail });
  const ines = platform.person('learner', 'Ines');
  granted(platform.services.setMailWish(ines, 'at-once'));
  const send = createSmtp(mail);
  return { ...platform, mail, ines, send, look: () => look(platform.app, send) };
}

async function look({ mailing }: Pick<ReturnType<typeof createApp>, 'mailing'>, send: SendMail) {
  mailing.write();
  while (await mailing.sendNext(send));
}

describe('a notice by SMTP', () => {
  test('arrives as plain text with a link to it and two ways to end them', async () => {
    const server = await startMailServer();
    const platform = openWithMail(server.url);
    tell(platform, platform.ines, { title: 'Marek has reviewed „Belegprüfung“.' });
    platform.pass(MINUTE);
    await platform.look();
    const [letter] = server.arrived;
    expect([letter?.from, letter?.to]).toEqual(['no-reply@holdfast.example.edu', [platform.ines.email]]);
    const headers = headersOf(letter?.raw ?? '');
    expect(headers.get('content-type')).toEqual(['text/plain; charset=utf-8']);
    expect(headers.get('from')).toEqual(['Holdfast <no-reply@holdfast.example.edu>']);
    expect(headers.get('list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click']);
    const [link] = headers.get('list-unsubscribe') ?? [];
    expect(link).toMatch(/^<https:\/\/holdfast\.example\.edu\/unsubscribe\/[\w-]{32}>$/);
    expect(headers.get('message-id')).toEqual([
      expect.stringMatching(/^<[0-9a-f-]{36}@holdfast\.example\.edu>$/),
    ]);
    expect(letter?.raw).toContain('https://holdfast.example.edu/inbox/1');
  });

  test('a digest is one e-mail', async () => {
    const server = await startMailServer();
    const platform = openWithMail(server.url);
    granted(platform.services.setMailWish(platform.ines, 'digest'));
    for (let n = 0; n < 5; n += 1) tell(platform, platform.ines, { title: `Thing ${n} happened.` });
    platform.pass(DAY);
    await platform.look();
    await platform.look();
    expect(server.arrived.map(({ raw }) => headersOf(raw).get('subject'))).toEqual([
      ['Thing 4 happened. (and 4 more)'],
    ]);
  });

  test('no name can add a header or a recipient', async () => {
    const server = await startMailServer();
    const platform = openWithMail(server.url);
    const names = [
      'Eve\r\nBcc: all@example.test',
      'Eve\nX-Evil: yes\n\nHello',
      'Eve\u2028Bcc: a@b.test',
      'Eve\0\r.\r\n',
    ];
    for (const name of names)
      tell(platform, platform.ines, { title: `${name} has answered.`, body: `${name} wrote.` });
    platform.pass(MINUTE);
    await platform.look();
    expect(server.arrived).toHaveLength(names.length);
    for (const { raw, to } of server.arrived) {
      const headers = headersOf(raw);
      expect(to).toEqual([platform.ines.email]);
      expect([headers.has('bcc'), headers.has('x-evil')]).toEqual([false, false]);
      expect(headers.get('subject')).toHaveLength(1);
    }
  });

  test('signs in where the address holds a password', async () => {
    const seen: string[] = [];
    const server = await startMailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth(auth, _session, done) {
        seen.push(`${auth.username} ${auth.password}`);
        done(null, { user: 'holdfast' });
      },
    });
    const platform = openWithMail(server.url.replace('//', '//hold%40fast:p%3Aw@'));
    tell(platform, platform.ines);
    platform.pass(MINUTE);
    await platform.look();
    expect([seen, server.arrived.length]).toEqual([['hold@fast p:w'], 1]);
  });
});

describe('a server that does not take it', () => {
  test('for now is asked again later, and the e-mail arrives once', async () => {
    const server = await startMailServer();
    server.answerNext(() => refusal(451, '4.3.0 try again later'));
    const platform = openWithMail(server.url);
    tell(platform, platform.ines);
    platform.pass(MINUTE);
    await platform.look();
    await platform.look();
    expect(server.arrived).toHaveLength(1);
    for (let n = 0; n < 10; n += 1) {
      platform.pass(MINUTE);
      await platform.look();
    }
    expect(server.arrived).toHaveLength(2);
    const ids = server.arrived.map(({ raw }) => headersOf(raw).get('message-id')?.[0]);
    expect(new Set(ids).size).toBe(1);
    expect(platform.problems).toEqual([]);
  });

  test('because it is not there is found again when it is', async () => {
    const port = await freePort();
    const platform = openWithMail(`smtp://127.0.0.1:${port}`);
    tell(platform, platform.ines);
    platform.pass(MINUTE);
    await platform.look();
    const server = await startMailServer();
    const send = createSmtp(mailTo(server.url));
    await look(platform.app, send);
    expect(server.arrived).toEqual([]);
    platform.pass(MINUTE);
    await look(platform.app, send);
    expect(server.arrived).toHaveLength(1);
  });

  test('or its reader, for good, is not asked again', async () => {
    const server = await startMailServer({
      onRcptTo: (_address, _session, done) => done(refusal(550, '5.1.1 no such user')),
    });
    const platform = openWithMail(server.url);
    tell(platform, platform.ines);
    platform.pass(MINUTE);
    await platform.look();
    platform.pass(HOUR);
    await platform.look();
    expect(platform.problems).toEqual([expect.stringMatching(/550.*no such user/)]);
  });

  test('hangs up before it has the text: asked again; after: never again', async () => {
    let isEarly = true;
    let texts = 0;
    const rude = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write('220 rude\r\n');
      let hasText = false;
      socket.on('data', (data) => {
        const said = data.toString();
        if (hasText) {
          texts += 1;
          socket.destroy();
        } else if (said.startsWith('RCPT') && isEarly) socket.destroy();
        else if (said.startsWith('DATA')) {
          hasText = true;
          socket.write('354 go on\r\n');
        } else socket.write('250 ok\r\n');
      });
    });
    await new Promise<void>((resolve) => rude.listen(0, '127.0.0.1', resolve));
    const address = rude.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const platform = openWithMail(`smtp://127.0.0.1:${port}`);
    tell(platform, platform.ines);
    platform.pass(MINUTE);
    await platform.look();
    expect([texts, platform.problems]).toEqual([0, []]);
    isEarly = false;
    platform.pass(MINUTE);
    await platform.look();
    expect([texts, platform.problems]).toEqual([1, [expect.stringContaining('nobody knows')]]);
    platform.pass(DAY);
    await platform.look();
    expect(texts).toBe(1);
    rude.close();
  });
});

test('two mailers on one database send nothing twice', async () => {
  const server = await startMailServer();
  const platform = openWithMail(server.url);
  for (let n = 0; n < 30; n += 1) tell(platform, platform.ines, { title: `Thing ${n} happened.` });
  platform.pass(MINUTE);
  const other = createApp({ dataDir: platform.dataDir, now: platform.now, mail: platform.mail });
  await Promise.all([
    platform.look(),
    look(other, platform.send),
    platform.look(),
    look(other, platform.send),
  ]);
  other.close();
  const subjects = server.arrived.map(({ raw }) => headersOf(raw).get('subject')?.[0]);
  expect(subjects).toHaveLength(30);
  expect(new Set(subjects).size).toBe(30);
});

test('the mailer sends what is due when it starts, and stops after the e-mail under way', async () => {
  const server = await startMailServer();
  const platform = openWithMail(server.url);
  for (let n = 0; n < 5; n += 1) tell(platform, platform.ines);
  platform.pass(MINUTE);
  let begun = 0;
  const counting: SendMail = (mail) => {
    begun += 1;
    return platform.send(mail);
  };
  const mailer = new Mailer(platform.app.mailing, counting, {
    error: (what: unknown) => expect(what).toBeUndefined(),
  });
  mailer.start();
  await mailer.stop();
  expect(begun).toBe(server.arrived.length);
  expect(begun).toBeLessThan(5);
  await platform.look();
  expect(server.arrived).toHaveLength(5);
});

describe('the settings of e-mail', () => {
  const whole = {
    SMTP_URL: 'smtp://mail.example.edu',
    MAIL_FROM: 'a@example.edu',
    PUBLIC_URL: 'https://h.example.edu',
  };

  test('without a server there are none', () => {
    expect(readMail({ MAIL_FROM: 'a@example.edu' })).toEqual({ kind: 'none' });
  });

  test('name the standard ports, and the site’s address from PUBLIC_ORIGIN where there is no other', () => {
    const { PUBLIC_URL, ...rest } = whole;
    const read = readMail({ ...rest, SMTP_URL: 'smtps://mail.example.edu', PUBLIC_ORIGIN: `${PUBLIC_URL}/` });
    expect(read).toMatchObject({
      kind: 'ready',
      mail: { publicUrl: PUBLIC_URL, server: { port: 465, isTls: true, auth: undefined } },
    });
    expect(readMail(whole)).toMatchObject({ mail: { server: { port: 587, isTls: false } } });
  });

  test.each([
    ['SMTP_URL', 'mail.example.edu:25'],
    ['SMTP_URL', 'https://user:secret@mail.example.edu'],
    ['MAIL_FROM', ''],
    ['MAIL_FROM', 'nobody'],
    ['MAIL_FROM', 'A <a@example.edu>\r\nBcc: b@example.edu'],
    ['PUBLIC_URL', 'holdfast'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
  ])('%s=%j is refused by name, and never shown', (name, value) => {
    const read = readMail({ ...whole, [name]: value });
    if (read.kind !== 'wrong') throw new Error('it was accepted');
    expect(read.lines).toEqual([expect.stringContaining(`${name}: `)]);
    expect(read.lines.join()).not.toContain('secret');
  });
});

test('greeting a server says whether it is there and takes the password', async () => {
  const server = await startMailServer();
  await greet(mailTo(server.url).server);
  await expect(greet(mailTo(`smtp://127.0.0.1:${await freePort()}`).server)).rejects.toThrow('ECONNREFUSED');
});
