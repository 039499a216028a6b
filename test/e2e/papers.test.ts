/** What a customer takes home: looked at before paying, downloaded after it, and sent by e-mail, in the real app. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { extractText } from 'unpdf';
import { readMail } from '../../sandbox/smtp/reading.ts';
import { type SmtpStandIn, startSmtp } from '../../sandbox/smtp/server.ts';
import { open, phoneOf, pressPay } from '../fixtures/customer.ts';
import { type Desk, deskOf, PLATFORMS } from '../fixtures/desk.ts';
import { eventually } from '../fixtures/reading.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';

const JULIE = '514-555-0188';
const JULIES = '+15145550188';

/** The pages of a PDF as one reads them; no-break spaces count as spaces. */
async function wordsOf(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(new Uint8Array(pdf), { mergePages: true });
  return text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('\u02bc', '’');
}

describe.each(PLATFORMS)('papers, seen from %s', (platform) => {
  let sandbox: Sandbox;
  let smtp: SmtpStandIn;
  let desk: Desk;
  /** The page of the request that the test made. */
  let link: string;
  beforeAll(async () => {
    smtp = await startSmtp();
    sandbox = await startSandbox({
      platforms: [platform],
      rooms: 2,
      env: { SMTP_URL: smtp.url, MAIL_FROM: 'documents@quittance.example' },
    });
    desk = deskOf(platform, sandbox, 'marie-eve', sandbox.rooms[platform][0]);
  }, 60_000);
  afterAll(async () => {
    await sandbox?.close();
    await smtp.close();
  });

  async function ask(reference: string): Promise<void> {
    await desk.command(`/quickpay ${JULIE} 125,50 ${reference}`);
    await desk.press('answer', 'Envoyer');
    link = await phoneOf(sandbox, JULIES).link(reference);
  }
  async function askAndPay(reference: string): Promise<void> {
    await ask(reference);
    sandbox.stripe.pay(await pressPay(link));
    await eventually('the paid page', async () => (await open(link)).includes('C’est payé'));
  }
  const takenFor = (address: string) => smtp.taken.filter(({ to }) => to.includes(address));
  const get = (path: string, more: RequestInit = {}) => fetch(link + path, { redirect: 'manual', ...more });
  const wish = (email: string, lang = 'fr') =>
    get(`/papers?lang=${lang}`, { method: 'POST', body: new URLSearchParams({ email }) });

  test('the document is looked at before paying: on the page, and as PDF', async () => {
    await ask('RO4821');
    const page = await open(link);
    for (const words of [
      'Voir la facture',
      'Référence RO4821',
      'Solde à payer',
      'Les taxes applicables sont comprises',
    ])
      expect(page).toContain(words);
    const answer = await get('/invoice.pdf');
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="Facture RO4821.pdf"',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
    });
    const words = await wordsOf(new Uint8Array(await answer.arrayBuffer()));
    for (const said of ['Facture', 'Garage Boréal', 'RO4821', '125,50 $', 'Solde à payer', 'Page 1 de 1'])
      expect(words).toContain(said);
    expect(words).not.toMatch(/TPS \(|TVQ \(/);
  });

  test('a look at what it is prints nothing, a receipt that is not there leads to the page, and nobody guesses', async () => {
    await ask('RO5302');
    const head = await get('/invoice.pdf', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const receipt = await get('/receipt.pdf');
    expect([receipt.status, receipt.headers.get('location')]).toEqual([303, `${new URL(link).pathname}?lang=fr`]);
    const guessed = `${new URL(link).origin}/p/${'A'.repeat(22)}`;
    const nothingThere = await (await fetch(guessed)).text();
    for (const path of ['/invoice.pdf', '/receipt.pdf', '/logo']) {
      const elsewhere = await fetch(guessed + path);
      expect([elsewhere.status, await elsewhere.text()]).toEqual([404, nothingThere]);
    }
    expect((await get('/invoice.pdf', { method: 'POST' })).status).toBe(405);
    expect((await wish('julie@exemple.ca')).status).toBe(422);
  });

  test('after paying, both are there to keep, and the receipt says how it was paid', async () => {
    await askAndPay('RO5303');
    const page = await open(link);
    for (const words of ['Vos documents', 'Télécharger la facture', 'Télécharger le reçu', 'Me les envoyer'])
      expect(page).toContain(words);
    await eventually('how it was paid', async () => {
      const receipt = await get('/receipt.pdf');
      return (await wordsOf(new Uint8Array(await receipt.arrayBuffer()))).includes('4242');
    });
    const receipt = await get('/receipt.pdf');
    expect(receipt.headers.get('content-disposition')).toBe(
      `inline; filename="Re?u RO5303.pdf"; filename*=UTF-8''Re%C3%A7u%20RO5303.pdf`,
    );
    const words = await wordsOf(new Uint8Array(await receipt.arrayBuffer()));
    for (const said of [
      'Reçu',
      'Montant payé',
      'Total',
      'Payé maintenant, Visa •••• 4242',
      '-125,50 $',
      'Solde à payer',
      '0,00 $',
    ])
      expect(words).toContain(said);
    const invoice = await wordsOf(new Uint8Array(await (await get('/invoice.pdf')).arrayBuffer()));
    expect(invoice).toContain('Payé en totalité');
  }, 30_000);

  test('both are sent by e-mail, once, and the card says so', async () => {
    await askAndPay('RO5304');
    expect((await wish(' Julie@Exemple.CA ')).status).toBe(303);
    expect((await wish('Julie@exemple.ca')).status).toBe(303);
    await eventually('the e-mail', () => takenFor('Julie@exemple.ca').length > 0);
    const mail = await readMail(takenFor('Julie@exemple.ca')[0]!);
    expect(mail).toMatchObject({ to: 'Julie@exemple.ca', from: 'Garage Boréal <documents@quittance.example>' });
    expect(mail.attachments.map(({ name }) => name)).toEqual(['Facture RO5304.pdf', 'Reçu RO5304.pdf']);
    expect(await wordsOf(mail.attachments[1]!.bytes)).toContain('Payé maintenant, Visa •••• 4242');
    await eventually('that it was sent', async () => (await open(link)).includes('J•••@exemple.ca le'));
    await desk.until(() => desk.card('RO5304').includes('ont été envoyés par courriel à'));
    expect(takenFor('Julie@exemple.ca')).toHaveLength(1);
  }, 30_000);

  test('an address that cannot be sent to is refused in words, and stays in its field', async () => {
    await askAndPay('RO5305');
    const before = smtp.taken.length;
    for (const [email, words] of [
      ['"julie"@exemple.ca', 'Nous ne pouvons pas écrire à ce genre d’adresse'],
      ['julie@exemple.ca\r\nBcc: x@exemple.ca', 'semble inexacte'],
      ['julie', 'semble inexacte'],
      ['', 'Entrez une adresse courriel'],
    ]) {
      const answer = await wish(email!);
      const page = await answer.text();
      expect([answer.status, page.includes(words!)]).toEqual([422, true]);
      expect(page).toContain('aria-invalid="true"');
    }
    expect(smtp.taken).toHaveLength(before);
  });

  test('a server that refuses for good is told in the room and on the page, one that is away is waited for', async () => {
    await askAndPay('RO5306');
    const before = smtp.connections;
    smtp.rules.mailboxes.set('personne@exemple.ca', '550 5.1.1 No such user');
    smtp.rules.answers.set('CONNECT', '421 4.3.2 Later');
    expect((await wish('personne@exemple.ca')).status).toBe(303);
    await eventually('two tries', () => smtp.connections >= before + 2);
    smtp.rules.answers.clear();
    await desk.until(() => desk.thread('RO5306').find(({ text }) => text.includes('cette adresse n’existe pas')));
    expect(await open(link)).toContain('Rien n’a pu être envoyé à p•••@exemple.ca');
  }, 60_000);

  test('a server that never confirms gets it twice and no third time, and nobody is told that it arrived', async () => {
    await askAndPay('RO5307');
    smtp.rules.losesAnswers = true;
    expect((await wish('muet@exemple.ca')).status).toBe(303);
    await desk.until(() => desk.thread('RO5307').find(({ text }) => text.includes('peut-être arrivé')));
    smtp.rules.losesAnswers = false;
    expect(takenFor('muet@exemple.ca')).toHaveLength(2);
    expect(await open(link)).toContain('Nous ne savons pas si vos documents sont arrivés à m•••@exemple.ca');
  }, 60_000);
});
