/** What an administrator may write on papers, at its longest and worst, as customers then see it and print it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { extractText } from 'unpdf';
import { phoneOf } from '../fixtures/customer.ts';
import { type Desk, deskOf, PLATFORMS } from '../fixtures/desk.ts';
import { readable } from '../fixtures/reading.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';
import { teamsIdOf } from '../fixtures/teams-desk.ts';

/** HTML, templates, a script, and letters from right to left. */
const WORST = '<script>alert(1)</script><b>gras</b> {{company}} {{{terms}}} </style> مرحبا ';
/** As long as it may be; at its end, what turns the direction of all that follows. */
const long = (limit: number) => `${WORST.repeat(60).slice(0, limit - 10)}\u202Eesrever`;
const FOOTNOTE = long(1_000);
const TERMS = long(3_000);

describe.each(PLATFORMS)('written in %s', (platform) => {
  let sandbox: Sandbox;
  let marie: Desk;
  beforeAll(async () => {
    sandbox = await startSandbox({ platforms: [platform] });
    marie = deskOf(platform, sandbox, 'marie-eve');
    await marie.command('/settings factures');
    await marie.until(() => marie.form().includes('Note au bas des factures'));
    await marie.fill({ 'invoice-footnote-fr': FOOTNOTE, 'terms-fr': TERMS });
    await marie.submit();
    expect(marie.form()).toContain('C’est enregistré.');
    await marie.dismiss();
  }, 60_000);
  afterAll(() => sandbox?.close());

  test('footnotes at their longest are saved as they are typed', async () => {
    await marie.command('/settings factures');
    await marie.until(() => marie.form().includes('Note au bas des factures'));
    expect(marie.typed('invoice-footnote-fr')).toBe(FOOTNOTE);
    await marie.dismiss();
  });

  test('stand on the customer’s page and in the PDF as text, whole, and are nothing else', async () => {
    await marie.command('/quickpay 514-555-0188 125,50 RO4821');
    await marie.press('answer', 'Envoyer');
    const link = await phoneOf(sandbox, '+15145550188').link('RO4821');
    const page = await (await fetch(link)).text();
    expect(page).not.toMatch(/<script>alert|<b>gras|Garage Boréal \{\{/);
    expect(page.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;/g)).toHaveLength(
      [FOOTNOTE, TERMS].join('').match(/<script>/g)!.length,
    );
    const pdf = new Uint8Array(await (await fetch(`${link}/invoice.pdf`)).arrayBuffer());
    const { text } = await extractText(pdf, { mergePages: true });
    const packed = text.replaceAll(/\s/g, '');
    expect(packed.match(/\{\{company\}\}\{\{\{terms\}\}\}/g)).toHaveLength(
      [FOOTNOTE, TERMS].join('').match(/\{\{\{terms\}\}\}/g)!.length,
    );
    // Nothing in them turned the rest around.
    expect(packed).toContain('Page1de');
    expect(readable(page)).toContain('Payer 125,50 $');
  });

  test('an amount of ten digits is asked about before anything is sent, with the most there may be', async () => {
    const before = sandbox.twilio.messages.length;
    await marie.command('/quickpay 514-555-0188 9999999999,99 RO4822');
    await marie.until(() => marie.form().includes('Montant'));
    expect(marie.problem('amount') || marie.form()).toMatch(/10 000,00|5 000,00/);
    await marie.dismiss();
    expect(sandbox.twilio.messages).toHaveLength(before);
  });
});

test('five thousand characters are refused with how many there may be, and what was typed stays', async () => {
  const sandbox = await startSandbox({ platforms: ['teams'] });
  try {
    const authorization = `Bearer ${await sandbox.teams.ssoToken(teamsIdOf('marie-eve'))}`;
    const values = { 'invoice-footnote-fr': WORST.repeat(80).slice(0, 5_000), section: 'invoices' };
    const answer = await fetch(`${sandbox.app.url}/teams/tab/edit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ what: 'send', lang: 'fr', form: 'settings-invoices', state: '', values }),
    });
    const { shown } = (await answer.json()) as { shown: { fields: { id: string; value: string; problem?: string }[] } };
    const field = shown.fields.find(({ id }) => id === 'invoice-footnote-fr');
    expect(readable(field?.problem ?? '')).toContain('5000 caractères, au plus 1000');
    expect(field?.value).toHaveLength(5_000);
  } finally {
    await sandbox.close();
  }
});
