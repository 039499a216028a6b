import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { garageBooks } from '../../sandbox/fortellis/books.ts';
import { type FortellisStandIn, startFortellis } from '../../sandbox/fortellis/stand-in.ts';
import { job, WORK } from '../../sandbox/fortellis/work.ts';
import { readMail } from '../../sandbox/smtp/reading.ts';
import { type SmtpStandIn, startSmtp } from '../../sandbox/smtp/server.ts';
import { phoneOf, pressPay, read } from '../fixtures/customer.ts';
import { type Desk, deskOf } from '../fixtures/desk.ts';
import { eventually } from '../fixtures/reading.ts';
import { type Sandbox, startSandbox, zoneAtNoon } from '../fixtures/sandbox.ts';

const KEYS = { clientId: 'key-1', clientSecret: 'secret-1', subscriptionId: 'sub-boreal' };

/** The same story, in Slack in French and in Teams in English. */
const STORIES = [
  {
    ...({ platform: 'slack', who: 'marie-eve', roomLanguage: 'fr', order: 'RO4842', phone: '+14385550126' } as const),
    ...{ list: 'Bons ouverts de Nathalie Pelletier', text: 'estimation RO4842', total: '1 461,85 $', deposit: '200' },
    ...{ title: 'Estimation', choice: 'Votre réponse', problem: 'Votre réponse n’est pas encore envoyée' },
    ...{
      name: 'Tapez votre nom en lettres',
      partly: 'Approuvée en partie',
      news: 'a approuvé une partie',
      cut: 'Refusé',
    },
    ...{
      delivered: 'Texto remis',
      exceeded: 'qui ont été approuvés',
      paid: 'est reçu',
      again: 'La réponse est déjà donnée',
    },
    ...{ declined: 'Refusée par', newer: 'Il y a une estimation plus récente', before: 'attend encore une réponse' },
  },
  {
    ...({ platform: 'teams', who: 'sarah', roomLanguage: 'en', order: 'RO4841', phone: '+14385550133' } as const),
    ...{ list: 'Open orders of Priya Sharma', text: 'estimate RO4841', total: '$822.53', deposit: '200' },
    ...{ title: 'Estimate', choice: 'Your answer', problem: 'Your answer was not sent yet' },
    ...{ name: 'Type your name in letters', partly: 'Approved in part', news: 'approved a part', cut: 'Declined' },
    ...{
      delivered: 'Text delivered',
      exceeded: 'that was approved',
      paid: 'was received',
      again: 'This was answered already',
    },
    ...{ declined: 'Declined by', newer: 'There is a newer estimate', before: 'still waiting for an answer' },
  },
];

describe.each(STORIES)('/estimate in $platform', (story) => {
  const { platform, order, phone } = story;
  let dealer: FortellisStandIn;
  let smtp: SmtpStandIn;
  let sandbox: Sandbox;
  let desk: Desk;
  beforeAll(async () => {
    dealer = await startFortellis({ ...KEYS, books: garageBooks(new Date()), extractSeconds: 0, quota: 10_000 });
    smtp = await startSmtp();
    sandbox = await startSandbox({
      platforms: [platform],
      timeZone: zoneAtNoon(),
      async seedStore(store) {
        const [id = ''] = await store.companies.ids();
        const company = (await store.companies.get(id))!;
        await store.companies.replace({ ...company, roomLanguage: story.roomLanguage });
      },
      env: {
        LOG_LEVEL: 'info',
        SMTP_URL: smtp.url,
        MAIL_FROM: 'documents@quittance.example',
        FORTELLIS_CLIENT_ID: KEYS.clientId,
        FORTELLIS_CLIENT_SECRET: KEYS.clientSecret,
        FORTELLIS_SUBSCRIPTION_ID: KEYS.subscriptionId,
        FORTELLIS_API_URL: dealer.url,
        FORTELLIS_LOGIN_URL: dealer.url,
        FORTELLIS_EVERY_SECONDS: '1',
      },
    });
    desk = deskOf(platform, sandbox, story.who);
    await looked(1);
  }, 90_000);
  afterAll(async () => {
    await sandbox?.close();
    await dealer?.close();
    await smtp?.close();
  });

  const looked = (times: number) =>
    eventually('the books were looked through', () => {
      const count = sandbox.app.output.filter((line) => line.includes('was looked through')).length;
      return count >= times;
    });
  const links = () =>
    phoneOf(sandbox, phone)
      .texts(story.text)
      .flatMap((text) => /http\S+\/e\/[\w-]+/.exec(text)?.[0] ?? []);
  /** A form of the page as a browser with a person before it sends it. */
  const answer = (link: string, fields: [string, string][]) =>
    fetch(`${link}/answer`, { method: 'POST', body: new URLSearchParams([...fields, ['person', 'yes']]) });

  async function send(more: Record<string, string> = {}): Promise<string> {
    const before = links().length;
    await desk.dismiss();
    await desk.command(`/estimate ${order}`);
    await desk.until(() => desk.form().includes(story.list));
    await desk.fill(more);
    if ((await desk.submit()) === 'again') {
      expect(desk.form()).toContain(story.before);
      expect(await desk.submit()).toBe('done');
    }
    return eventually('the link came', () => (links().length > before ? links().at(-1) : undefined));
  }

  test('is sent, replaced, answered in part by the customer, and told; its deposit is paid; what is added later is warned of', async () => {
    const first = await send();
    const page = await read(first);
    for (const said of [story.title, story.choice, story.total])
      expect([said, page.includes(said)]).toEqual([said, true]);
    await desk.until(() => desk.card(order).includes(story.delivered));
    const pdf = await fetch(`${first}/estimate.pdf`);
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);

    const link = await send({ deposit: story.deposit });
    expect(await read(first)).toContain(story.newer);
    expect(
      await (
        await answer(first, [
          ['whole', 'all'],
          ['name', 'X'],
        ])
      ).text(),
    ).toContain(story.newer);

    const looking = await fetch(link);
    expect([looking.headers.get('cache-control'), looking.headers.get('referrer-policy')]).toEqual([
      'no-store',
      'no-referrer',
    ]);
    const html = '<img src=x onerror=alert(1)>';
    const wrong = await answer(link, [
      ['whole', 'some'],
      ['work', '9'],
      ['name', html],
    ]);
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining(story.problem)]);
    const long = await answer(link, [
      ['whole', 'all'],
      ['name', `${html}${'é'.repeat(200)}`],
    ]);
    expect(await long.text()).toEqual(expect.stringMatching(new RegExp(`${story.name}[^]*&lt;img`)));
    const programs = await fetch(`${link}/answer`, {
      method: 'POST',
      body: new URLSearchParams({ whole: 'all', name: 'Bot' }),
    });
    expect(await programs.text()).toContain('type="checkbox" name="person"');

    const done = await answer(link, [
      ['whole', 'some'],
      ['work', '0'],
      ['name', 'Nathalie O’Hara'],
    ]);
    expect(await done.text()).toContain(story.cut);
    const answered = await fetch(`${link}/answered.pdf`);
    expect([answered.status, answered.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(
      await (
        await answer(link, [
          ['whole', 'none'],
          ['name', 'Someone'],
        ])
      ).text(),
    ).toContain(story.again);
    await desk.until(() => desk.cards(order).some((card) => card.includes(story.partly) || card.includes(story.news)));

    const { headers } = await fetch(`${link}/deposit`, { method: 'POST', redirect: 'manual' });
    const pay = new URL(headers.get('location') ?? '', link).href;
    sandbox.stripe.pay(await pressPay(pay.replace(/\?.*/, '')));
    await eventually('the page says that the deposit came', async () => (await read(link)).includes(story.paid));

    dealer.dealer.addJob(order, job(WORK[5]!, 'en'));
    await desk.until(() => desk.cards(order).some((card) => card.includes(story.exceeded)));
  }, 90_000);

  test('goes by e-mail to who has no mobile, with its document, and is answered there', async () => {
    await desk.dismiss();
    await desk.command('/estimate RO4843');
    await desk.until(() => desk.form().includes('Objet : ') || desk.form().includes('Subject: '));
    expect(await desk.submit()).toBe('done');
    await eventually('the e-mail came', () => smtp.taken.length > 0);
    const [letter, ...more] = await Promise.all(smtp.taken.map((taken) => readMail(taken)));
    expect(more).toEqual([]);
    expect([letter?.to, letter?.attachments.map(({ name }) => name)]).toEqual([
      'gaston.riopel@example.com',
      ['Estimation RO4843.pdf'],
    ]);
    const link = /http\S+\/e\/[\w-]+/.exec(letter!.text)![0];
    await desk.until(() => desk.card('RO4843').includes('gaston.riopel@example.com'));
    const fields: [string, string][] = [
      ['whole', 'none'],
      ['name', 'Gaston Riopel'],
    ];
    expect((await answer(link, fields)).status).toBe(200);
    await desk.until(() => desk.card('RO4843').includes(story.declined));
  }, 60_000);

  test('a link that leads nowhere is answered like any other, and no other company’s', async () => {
    for (const token of ['x', 'A'.repeat(22), '%', '..%2f..']) {
      const { status } = await fetch(
        `${links()
          .at(-1)
          ?.replace(/\/e\/.*/, '')}/e/${token}`,
      );
      expect(status).toBe(404);
    }
  });
});
