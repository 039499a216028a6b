/** Who cannot be texted is asked by e-mail, with the same link and the document, in the real app. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readMail } from '../../sandbox/smtp/reading.ts';
import { type SmtpStandIn, startSmtp } from '../../sandbox/smtp/server.ts';
import { open, pressPay } from '../fixtures/customer.ts';
import { type Desk, deskOf, PLATFORMS } from '../fixtures/desk.ts';
import { eventually } from '../fixtures/reading.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';

describe.each(PLATFORMS)('by e-mail, from %s', (platform) => {
  let sandbox: Sandbox;
  let smtp: SmtpStandIn;
  let marie: Desk;
  let sarah: Desk;
  beforeAll(async () => {
    smtp = await startSmtp();
    sandbox = await startSandbox({
      platforms: [platform],
      env: { SMTP_URL: smtp.url, MAIL_FROM: 'documents@quittance.example' },
    });
    marie = deskOf(platform, sandbox, 'marie-eve');
    sarah = deskOf(platform, sandbox, 'sarah');
  }, 60_000);
  afterAll(async () => {
    await sandbox?.close();
    await smtp.close();
  });

  async function lettersTo(address: string) {
    const all = await Promise.all(smtp.taken.map((taken) => readMail(taken)));
    return all.filter(({ to }) => to === address);
  }
  async function letterTo(address: string) {
    await eventually(`an e-mail to ${address}`, async () => (await lettersTo(address)).length > 0);
    const [letter] = await lettersTo(address);
    return letter!;
  }
  const linkIn = (text: string): string => /http\S+\/p\/[\w-]+/.exec(text)![0];

  test('one line with an address where the number would stand: French, with the invoice, paid by its link', async () => {
    const asked = await marie.command('/quickpay ana@exemple.ca 125,50 RO4901');
    for (const words of ['Envoyer ce courriel ?', 'ana@exemple.ca', 'Objet : Demande de paiement pour RO4901'])
      expect(asked.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(words);
    await marie.press('answer', 'Envoyer');
    const letter = await letterTo('ana@exemple.ca');
    expect(letter.attachments.map(({ name }) => name)).toEqual(['Facture RO4901.pdf']);
    expect(letter.text).toContain('Garage Boréal');
    await marie.until(() => marie.card('RO4901').includes('ana@exemple.ca'));
    sandbox.stripe.pay(await pressPay(linkIn(letter.text)));
    await marie.until(() => marie.card('RO4901').includes('Payé'));
    expect(await open(linkIn(letter.text))).toContain('Vos documents');
    expect(sandbox.twilio.messages).toEqual([]);
  }, 40_000);

  test('a number that gets no texts is noticed in the form, and the same goes out in English to an address, and is found by name', async () => {
    await sarah.dismiss();
    await sarah.command('/quickpay');
    await sarah.fill({ customer: '1 800 555 0123', name: 'Dave Landline', reference: 'RO4902', amount: '80' });
    await sarah.until(() => sarah.form().includes('No text can reach this number'));
    expect(await sarah.submit()).toBe('again');
    await sarah.fill({ email: 'dave@example', language: 'en' });
    expect(await sarah.submit()).toBe('again');
    expect(sarah.problem('email')).toContain('does not look like an e-mail address');
    await sarah.fill({ email: 'dave@example.com' });
    await sarah.until(() => sarah.form().includes('The e-mail your customer will get'));
    expect(await sarah.submit()).toBe('done');
    const letter = await letterTo('dave@example.com');
    expect(letter.attachments.map(({ name }) => name)).toEqual(['Invoice RO4902.pdf']);
    expect(letter.text).toContain('Hello Dave');
    expect(await open(linkIn(letter.text))).toContain('lang="en"');
    await sarah.command('/quickpay');
    expect((await sarah.offers('landl')).join()).toContain('Dave Landline');
    await sarah.dismiss();
  }, 40_000);

  test('a customer without a telephone and without a name is found by the address', async () => {
    await marie.dismiss();
    await marie.command('/quickpay bob@exemple.ca 10 RO4903');
    await marie.press('answer', 'Envoyer');
    await letterTo('bob@exemple.ca');
    await marie.command('/quickpay');
    expect((await marie.offers('bob@ex')).join()).toContain('bob@exemple.ca');
    await marie.dismiss();
  }, 40_000);

  test('a mailbox that does not exist is told in the room', async () => {
    smtp.rules.mailboxes.set('personne@exemple.ca', '550 5.1.1 No such user');
    await marie.command('/quickpay personne@exemple.ca 10 RO4904');
    await marie.press('answer', 'Envoyer');
    await marie.until(() => marie.thread('RO4904').find(({ text }) => text.includes('cette adresse n’existe pas')));
  }, 40_000);
});
