import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TEAMS_STAFF } from '../../sandbox/demo/garage.ts';
import { open, phoneOf } from '../fixtures/customer.ts';
import { type Dealership, startDealership } from '../fixtures/dealership.ts';
import { type Desk, deskOf, PLATFORMS } from '../fixtures/desk.ts';
import type { Sandbox } from '../fixtures/sandbox.ts';

const JULIE = '+15145550188';

describe.each(PLATFORMS)('/invoice in %s, with the dealer’s own books', (platform) => {
  let dealership: Dealership;
  let sandbox: Sandbox;
  let marie: Desk;
  let sarah: Desk;
  beforeAll(async () => {
    dealership = await startDealership({ platforms: [platform] });
    ({ sandbox } = dealership);
    marie = deskOf(platform, sandbox, 'marie-eve');
    sarah = deskOf(platform, sandbox, 'sarah');
  }, 90_000);
  afterAll(() => dealership?.close());

  const says = (who: Desk, words: string | RegExp) =>
    who
      .until(() => (typeof words === 'string' ? who.form().includes(words) : words.test(who.form())))
      .catch(() => expect(who.form()).toMatch(words));

  /** Marie-Ève's form as her chat was given it. */
  const drawn = (): string =>
    JSON.stringify(platform === 'slack' ? sandbox.slack.modal('U0MARIEEVE') : sandbox.teams.dialog(TEAMS_STAFF[0]!.id));

  test('opens on an open order, shows what it is, and sends it: the customer sees the work, and the room its document', async () => {
    await marie.dismiss();
    await marie.command('/invoice ro 4840');
    await says(marie, /Factures de Julie Tremblay[\s\S]*RO4840[\s\S]*Ouverte[\s\S]*RO4831[\s\S]*Payée par la garantie/);
    expect(drawn()).toContain('Ajouter le paiement RO4840');
    const [address = ''] = /http[^"\\]+\/papers\/[\w.-]+/.exec(drawn()) ?? [];
    const preview = await fetch(address);
    expect([preview.status, preview.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect((await fetch(`${address}x`)).status).toBe(404);
    expect(marie.form()).toMatch(/Bonjour Julie, Garage Boréal\s?: [\d,]+\s\$ à payer \(RO4840\)/);
    expect(await marie.submit()).toBe('done');
    await marie.until(() => marie.card('RO4840').includes('Texto remis'));
    expect(marie.buttons('RO4840').join()).toContain('PDF');
    const [text = ''] = phoneOf(sandbox, JULIE).texts('RO4840');
    const page = await open(/http\S+\/p\/[\w-]+/.exec(text)![0]);
    expect(page).toContain('Vidange d’huile');
  });

  test('finds by the digits of a number and by a name, in the member’s language', async () => {
    await sarah.dismiss();
    await sarah.command('/invoice 4824');
    await says(sarah, 'Invoices of Dave MacLeod');
    expect(sarah.form()).toMatch(/Send an invoice[\s\S]*RO4824/);
    await sarah.dismiss();
    await sarah.command('/invoice tremblay');
    await says(sarah, 'Invoices of Julie Tremblay');
    expect(sarah.form()).toContain('RO4821');
  });

  test('what no system has is made by hand, from where nobody was found, and sent like any other', async () => {
    await marie.dismiss();
    await marie.command('/invoice F-2001');
    await says(marie, 'Aucun résultat');
    await marie.press('form', 'En faire une à la main');
    await says(marie, 'Numéro de facture');
    expect(marie.typed('reference')).toBe('F-2001');
    await marie.fill({ customer: '438 555-0399' });
    await says(marie, 'nouveau numéro');
    await marie.fill({ name: 'Rosalie Caron' });
    await marie.fill({ 'what-a': 'Pose de pare-brise', 'quantity-a': '1,5', 'price-a': '80' });
    await says(marie, 'TVQ (9,975 %)');
    expect(await marie.submit()).toBe('again');
    await says(marie, /Factures de Rosalie Caron[\s\S]*facture F-2001, 137,97 \$/);
    expect(await marie.submit()).toBe('done');
    const link = await phoneOf(sandbox, '+14385550399').link('F-2001');
    expect(await open(link)).toMatch(/Pose de pare-brise[\s\S]*TVQ \(9,975 %\)[\s\S]*137,97 \$/);
  });

  test('an order that is voided at the counter meanwhile is not sent', async () => {
    await sarah.dismiss();
    await sarah.command('/invoice RO4835');
    await says(sarah, 'RO4835');
    dealership.books.dealer.void('RO4835');
    await sandbox.app.kill();
    await sandbox.app.start();
    await dealership.looked(2);
    expect(await sarah.submit()).toBe('again');
    expect(sarah.problem('invoices')).toContain('RO4835 is voided');
    expect(sarah.cards('RO4835')).toEqual([]);
  });
});
