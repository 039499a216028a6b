/** From the dealer's system to invoices that are paid, as it is lived: on both chats, in both languages. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { job, WORK } from '../../sandbox/fortellis/work.ts';
import { readMail } from '../../sandbox/smtp/reading.ts';
import { type SmtpStandIn, startSmtp } from '../../sandbox/smtp/server.ts';
import { open, phoneOf } from '../fixtures/customer.ts';
import { type Dealership, startDealership } from '../fixtures/dealership.ts';
import { type Desk, deskOf, PLATFORMS } from '../fixtures/desk.ts';
import { eventually } from '../fixtures/reading.ts';
import { teamsIdOf } from '../fixtures/teams-desk.ts';

const JULIE = '+15145550188';
const SAMIRA = '+14385550117';
const [, , , , BATTERY] = WORK;

describe.each(PLATFORMS)('from the dealer’s books to paid, in %s', (platform) => {
  let dealership: Dealership;
  let smtp: SmtpStandIn;
  let marie: Desk;
  let sarah: Desk;
  beforeAll(async () => {
    smtp = await startSmtp();
    dealership = await startDealership({
      platforms: [platform],
      env: {
        FORTELLIS_EVERY_SECONDS: '1',
        SMTP_URL: smtp.url,
        MAIL_FROM: 'documents@quittance.example',
      },
    });
    marie = deskOf(platform, dealership.sandbox, 'marie-eve');
    sarah = deskOf(platform, dealership.sandbox, 'sarah');
  }, 90_000);
  afterAll(async () => {
    await dealership?.close();
    await smtp?.close();
  });

  const look = async (link: string): Promise<string> => (await fetch(link)).text();
  /** Where the one button of a page leads to: it says which amount stood beside it. */
  async function pressed(page: string, link: string): Promise<string> {
    const [, action = ''] = /action="([^"]+checkout[^"]+)"/.exec(page) ?? [];
    const url = new URL(action.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='), link);
    return (await fetch(url, { method: 'POST', redirect: 'manual' })).headers.get('location') ?? '';
  }
  const pay = async (link: string) => dealership.sandbox.stripe.pay(await pressed(await look(link), link));
  /** Both papers come to the address that the customer types on the page. */
  async function mailed(link: string, email: string): Promise<string[]> {
    const wish = { method: 'POST', body: new URLSearchParams({ email }), redirect: 'manual' } as const;
    await eventually('the papers', async () => (await fetch(`${link}/papers?lang=fr`, wish)).status === 303);
    const taken = await eventually('the e-mail', () => smtp.taken.find(({ to }) => to.includes(email)));
    return (await readMail(taken)).attachments.map(({ name }) => name);
  }
  /** Marie-Ève's form as her chat was given it. */
  const drawn = (): string => {
    const { sandbox } = dealership;
    return JSON.stringify(
      platform === 'slack' ? sandbox.slack.modal('U0MARIEEVE') : sandbox.teams.dialog(teamsIdOf('marie-eve')),
    );
  };
  const previewsIn = (form: string) => [...new Set(form.match(/http[^"\\]+\/papers\/[\w.-]+/g))];
  const isEntered = (order: string) => dealership.books.dealer.balance(order) === 0;

  test('a closed order is found by a name, looked at, added, sent, paid, entered in CDK and kept', async () => {
    await marie.dismiss();
    await marie.command('/invoice tremblay');
    await marie.until(() => marie.form().includes('Factures de Julie Tremblay'));
    expect(marie.form()).toMatch(/RO4821 · \d{3},\d\d \$ · Fermée/);
    const previews = await Promise.all(previewsIn(drawn()).map((address) => fetch(address)));
    expect(previews.map(({ headers }) => headers.get('content-disposition'))).toContain(
      'inline; filename="Facture RO4821.pdf"',
    );
    await marie.fill({ invoices: 'RO4821' });
    await marie.until(() => marie.form().includes('facture RO4821'));
    expect(await marie.submit()).toBe('done');
    const link = await phoneOf(dealership.sandbox, JULIE).link('RO4821');
    expect(await open(link)).toMatch(/Montant à payer[\s\S]*Voir la facture[\s\S]*Mazda CX-5 2021/);
    await pay(link);
    await marie.until(() => marie.card('RO4821').includes('Inscrit dans CDK : RO4821'));
    expect(isEntered('RO4821')).toBe(true);
    expect(await mailed(link, 'julie@exemple.ca')).toEqual(['Facture RO4821.pdf', 'Reçu RO4821.pdf']);
  }, 60_000);

  test('an open order is asked for, changes in CDK, is asked for anew, paid, entered in CDK and kept', async () => {
    const { dealer } = dealership.books;
    await sarah.dismiss();
    await sarah.command('/invoice RO4830');
    await sarah.until(() => sarah.form().includes('Invoices of Samira Haddad'));
    expect(sarah.form()).toMatch(/Add payment RO4830|RO4830 · \$[\d,.]+ · Open/);
    expect(await sarah.submit()).toBe('done');
    const phone = phoneOf(dealership.sandbox, SAMIRA);
    const link = await phone.link('RO4830');
    const before = dealer.balance('RO4830');
    const stale = await look(`${link}?lang=en`);

    dealer.addJob('RO4830', job(BATTERY!, 'fr'));
    const after = dealer.balance('RO4830');
    await sarah.until(() => sarah.thread('RO4830').find(({ text }) => text.includes('RO4830 a changé')));
    const page = await open(`${link}?lang=en`);
    const said = (cents: number) => (cents / 100).toLocaleString('en-CA', { style: 'currency', currency: 'CAD' });
    expect(page).toContain(`Before: ${said(before)}. Now: ${said(after)}. Added: Remplacement de la batterie`);
    // Whoever has the page of before open still is shown the new amount first, and pays nothing.
    expect(await pressed(stale, link)).toContain('/p/');

    await sarah.press({ card: 'RO4830' }, 'Envoyer le nouveau montant');
    await sarah.until(() => phone.texts('RO4830').find((text) => text.includes('a changé')));
    await pay(link);
    await sarah.until(() => sarah.card('RO4830').includes('Inscrit dans CDK : RO4830'));
    expect(isEntered('RO4830')).toBe(true);
    expect(dealer.settlements.find(({ roNumber }) => roNumber === 'RO4830')).toMatchObject({ amount: after });
    expect(await mailed(link, 'samira@exemple.ca')).toEqual(['Estimation RO4830.pdf', 'Reçu RO4830.pdf']);
  }, 60_000);

  test('what is given back cannot be told to CDK: somebody sees to it, and says when it is done', async () => {
    await marie.dismiss();
    await marie.command('/invoice RO4824');
    await marie.until(() => marie.form().includes('RO4824'));
    expect(await marie.submit()).toBe('done');
    await pay(await phoneOf(dealership.sandbox, '+15145550142').link('RO4824'));
    await marie.until(() => marie.card('RO4824').includes('Inscrit dans CDK : RO4824'));
    await marie.press({ card: 'RO4824' }, 'Rembourser');
    await marie.until(() => marie.form().includes('Montant'));
    await marie.fill({ amount: '50' });
    expect(await marie.submit()).toBe('done');
    const task = 'Inscrivez un remboursement dans CDK';
    await marie.until(() => marie.card(task).includes('50,00 $ de RO4824'));
    await sarah.press({ card: task }, 'Je m’en occupe');
    await marie.until(() => marie.card(task).includes('Sarah O’Keefe'));
    await sarah.press({ card: task }, 'C’est fait');
    await marie.until(() => marie.card(task).includes('Fait par Sarah O’Keefe'));
    expect(marie.buttons(task)).toEqual(['Ce n’était pas fait']);
  }, 60_000);
});
