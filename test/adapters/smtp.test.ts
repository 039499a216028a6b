import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createSmtpMail } from '../../adapters/smtp/mail.ts';
import { readMail } from '../../sandbox/smtp/reading.ts';
import { type SmtpStandIn, startSmtp } from '../../sandbox/smtp/server.ts';
import type { Letter } from '../../src/documents/index.ts';
import { Outage } from '../../src/kernel/refusal.ts';

let smtp: SmtpStandIn;
beforeEach(async () => {
  smtp = await startSmtp();
});
afterEach(() => smtp.close());

const PDF = Uint8Array.from({ length: 40_000 }, (_, i) => i % 256);
const letter: Letter = {
  ...{ id: 'mai_1', to: 'julie@exemple.ca', tongue: 'fr', customer: 'Julie Tremblay', reference: 'RO4821' },
  company: { name: 'Garage Boréal', phone: '+15145550100' },
  url: 'https://pay.example/p/token',
  attachments: [
    { name: 'Facture RO4821.pdf', bytes: PDF },
    { name: 'Reçu RO4821.pdf', bytes: PDF.slice(0, 1_000) },
  ],
};
const mail = (url = smtp.url) => createSmtpMail({ url, from: 'documents@quittance.example' });
const first = async () => readMail(smtp.taken[0]!);
const outcomeOf = async (sending: Promise<unknown>) =>
  sending.then(
    (answer) => answer,
    (error: unknown) => (error instanceof Outage ? error.outcome : error),
  );

test('a letter arrives as it was meant: who sends it, what it says in plain and drawn, both papers to the byte', async () => {
  expect(await mail().send(letter)).toBe('sent');
  const read = await first();
  expect(read).toMatchObject({
    id: '<mai_1@quittance.example>',
    from: 'Garage Boréal <documents@quittance.example>',
    to: 'julie@exemple.ca',
    subject: 'Votre facture et votre reçu pour RO4821, de Garage Boréal',
  });
  for (const said of [read.text, read.html]) {
    expect(said).toContain('Bonjour Julie,');
    expect(said).toContain('https://pay.example/p/token');
    expect(said).toContain('514\u00a0555-0100');
  }
  expect(read.attachments.map(({ name, type }) => [name, type])).toEqual([
    ['Facture RO4821.pdf', 'application/pdf'],
    ['Reçu RO4821.pdf', 'application/pdf'],
  ]);
  expect(Buffer.compare(read.attachments[0]!.bytes, PDF)).toBe(0);
});

test('a letter in English says the same, and one to nobody known greets nobody', async () => {
  const { customer: _, ...unknown } = letter;
  await mail().send({ ...unknown, tongue: 'en' });
  const read = await first();
  expect(read.subject).toBe('Your invoice and receipt for RO4821, from Garage Boréal');
  expect(read.text).toMatch(/^Hello,/);
});

test('no name, reference or address adds a line to the headers, or markup to the letter', async () => {
  const evil = 'X\r\nBcc: everybody@example.com\r\n\r\n<script>alert(1)</script> {{company.name}}';
  await mail().send({ ...letter, company: { name: evil, phone: '+15145550100' }, reference: evil, customer: evil });
  const [{ source = '', to = [] } = {}] = smtp.taken;
  expect(to).toEqual(['julie@exemple.ca']);
  expect(source.slice(0, source.indexOf('\r\n\r\n'))).not.toMatch(/^bcc:/im);
  const read = await first();
  expect(read.html).not.toContain('<script>');
  expect(read.html).toContain('{{company.name}}');
});

describe('what a server answers decides what becomes of a letter', () => {
  test.each([
    ['550 5.1.1 No such user', 'address-refused'],
    ['550 Unknown', 'address-refused'],
    ['553 5.1.3 Bad address', 'address-refused'],
    ['550 5.7.1 Relaying denied', 'refused'],
    ['552 5.2.2 Mailbox full', 'refused'],
    ['450 4.2.1 Busy', 'no'],
    ['451 4.7.1 Greylisted, try again later', 'no'],
  ])('to whom it goes: %s', async (answer, outcome) => {
    smtp.rules.mailboxes.set(letter.to, answer);
    expect(await outcomeOf(mail().send(letter))).toBe(outcome);
    expect(smtp.taken).toEqual([]);
  });

  test.each([
    ['CONNECT', '421 4.3.2 Shutting down', 'no'],
    ['CONNECT', '554 5.3.2 Not here', 'no'],
    ['AUTH', '535 5.7.8 Wrong password', 'no'],
    ['MAIL', '550 5.7.1 Sender not allowed', 'no'],
    ['MAIL', '452 4.3.1 Out of storage', 'no'],
    ['DATA', '421 4.3.0 Going away', 'no'],
    ['END', '451 4.3.0 Try later', 'no'],
    ['END', '554 5.7.1 Message looks like spam', 'refused'],
    ['END', '550 5.1.1 No such user after all', 'address-refused'],
  ])('%s: %s', async (command, answer, outcome) => {
    smtp.rules.answers.set(command, answer);
    expect(await outcomeOf(mail().send(letter))).toBe(outcome);
  });

  test('a letter that is larger than the server takes is refused for good', async () => {
    smtp.rules.mostBytes = 20_000;
    expect(await outcomeOf(mail().send(letter))).toBe('refused');
  });

  test('a server that takes it and says nothing may have it; sent again it has the same id', async () => {
    smtp.rules.losesAnswers = true;
    expect(await outcomeOf(mail().send(letter))).toBe('unclear');
    smtp.rules.losesAnswers = false;
    expect(await mail().send(letter)).toBe('sent');
    const ids = await Promise.all(smtp.taken.map(async (one) => (await readMail(one)).id));
    expect(ids).toEqual(['<mai_1@quittance.example>', '<mai_1@quittance.example>']);
  });

  test.each([
    ['EHLO', 'no'],
    ['AUTH', 'no'],
    ['MAIL', 'no'],
    ['RCPT', 'no'],
    ['DATA', 'no'],
    ['END', 'unclear'],
  ])('a connection that is cut at %s: whether it may have arrived is known', async (step, outcome) => {
    smtp.rules.answers.set(step, 'cut');
    expect(await outcomeOf(mail().send(letter))).toBe(outcome);
  });

  test('a server too slow for us gets no letter after we have given up, and one that does not answer is given up in time', async () => {
    const silent = await startSmtp();
    silent.rules.slowMs = 60_000;
    smtp.rules.slowMs = 4_000;
    const began = Date.now();
    const unanswered = outcomeOf(mail(silent.url).send(letter)).then((outcome) => [outcome, Date.now() - began]);
    expect(await outcomeOf(mail().send(letter))).toBe('no');
    smtp.rules.slowMs = 0;
    expect(await mail().send(letter)).toBe('sent');
    expect(smtp.taken).toHaveLength(1);
    const [outcome, tookMs] = await unanswered;
    await silent.close();
    expect(outcome).toBe('no');
    expect(tookMs).toBeLessThan(12_000);
  }, 30_000);

  test('a server that is not there is asked again', async () => {
    await smtp.close();
    expect(await outcomeOf(mail().send(letter))).toBe('no');
    smtp = await startSmtp();
  });
});
