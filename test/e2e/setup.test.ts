import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { phoneOf, pressPay, read } from '../fixtures/customer.ts';
import { type Desk, deskOf, PLATFORMS } from '../fixtures/desk.ts';
import { addApp, removeApp } from '../fixtures/moves.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';
import { teamsIdOf } from '../fixtures/teams-desk.ts';
import { ROOMS } from '../fixtures/workplaces.ts';

const PHONE = '+15142345678';
const JULIE = '+15145550188';

describe.each(PLATFORMS)('the first run, in %s', (platform) => {
  let sandbox: Sandbox;
  let marie: Desk;
  let sarah: Desk;
  beforeAll(async () => {
    sandbox = await startSandbox({ platforms: [platform], foundedIn: [] });
    marie = deskOf(platform, sandbox, 'marie-eve');
    sarah = deskOf(platform, sandbox, 'sarah');
  }, 60_000);
  afterAll(() => sandbox?.close());

  /** Types a line anew, whatever stood open. */
  async function type(who: Desk): Promise<void> {
    await who.dismiss();
    await who.command('/quickpay 514 234 5678 10 RO1');
  }

  async function asksForNothingWhereNoCardCouldBeShown(): Promise<void> {
    const own = platform === 'teams' ? [sandbox.teams.personal(teamsIdOf('marie-eve')).id] : [];
    for (const room of [ROOMS[platform].pieces, ...own]) {
      const elsewhere = deskOf(platform, sandbox, 'marie-eve', room);
      expect(await elsewhere.command('/quickpay')).toContain('Ajoutez Quittance à un canal, puis réessayez');
      expect(elsewhere.form()).toBe('');
    }
  }

  async function asksWhoTheCompanyIsInTheReadersLanguage(): Promise<void> {
    await type(sarah);
    expect(sarah.form()).toContain('Set up Quittance');
    await type(marie);
    expect(marie.form()).toContain('Configurer Quittance');
    expect(marie.form()).toContain('Vos textos partent du');
    expect([marie.typed('language'), marie.typed('timeZone')]).toEqual(['fr-CA', 'America/Toronto']);
  }

  async function saysAtEachFieldWhatIsWrong(): Promise<void> {
    await type(marie);
    await marie.fill({ name: '   ', phone: '555-01' });
    expect(await marie.submit()).toBe('again');
    expect(marie.problem('name')).toContain('Remplissez ce champ');
    expect(marie.problem('phone')).toContain('illisible');
    expect(marie.typed('phone')).toBe('555-01');
  }

  // One story: a company is set up once, and nothing of before can be seen after it.
  test('asks who the company is, says what is wrong, and is over in one form; what was typed before can be sent, and a form left open by a colleague changes nothing', async () => {
    await asksForNothingWhereNoCardCouldBeShown();
    await asksWhoTheCompanyIsInTheReadersLanguage();
    await saysAtEachFieldWhatIsWrong();
    await type(sarah);
    await type(marie);
    await marie.fill({ name: 'Garage « Chez Léo » & fils', phone: '514-555-0100' });
    // Teams asks again when an answer comes too late, and must not be told that somebody else was faster.
    if (platform === 'teams') sandbox.teams.missAnswers(2);
    expect(await marie.submit()).toBe('again');
    // What was typed before the set-up is there again.
    expect(marie.form()).toContain('Demander un paiement');
    expect([marie.typed('amount'), marie.typed('reference')]).toEqual(['10', 'RO1']);
    expect(await marie.submit()).toBe('done');
    // In the text its quotation marks are plain: those of French would triple its price.
    const link = await phoneOf(sandbox, PHONE).link('Garage " Chez Léo " & fils');
    expect(await read(link)).toMatch(/Chez Léo » &amp; fils[\s\S]*RO1|RO1[\s\S]*Chez Léo » &amp; fils/);
    sandbox.stripe.pay(await pressPay(link));
    await marie.until(() => marie.card('RO1').includes('Payé'));

    await sarah.fill({ name: 'Another garage', phone: '514-555-0199' });
    const outcome = await sarah.submit();
    expect(outcome === 'done' ? sarah.answer() : sarah.form() + sarah.problem('timeZone')).toContain('already set up');
    await sarah.dismiss();
    await sarah.command('/quickpay');
    expect(sarah.form()).toContain('Request a payment');
    await sarah.dismiss();
  }, 60_000);
});

describe.each(PLATFORMS)('rooms that the app is added to and removed from, in %s', (platform) => {
  let sandbox: Sandbox;
  let service: Desk;
  let pieces: Desk;
  beforeAll(async () => {
    sandbox = await startSandbox({ platforms: [platform] });
    service = deskOf(platform, sandbox, 'marie-eve');
    pieces = deskOf(platform, sandbox, 'marie-eve', ROOMS[platform].pieces);
  }, 60_000);
  afterAll(() => sandbox?.close());

  async function fillIn(desk: Desk, reference: string): Promise<void> {
    await desk.dismiss();
    await desk.command('/quickpay');
    await desk.fill({ customer: 'Julie Tremblay', reference, amount: '10' });
  }
  async function ask(desk: Desk, reference: string): Promise<string> {
    await fillIn(desk, reference);
    expect(await desk.submit()).toBe('done');
    return phoneOf(sandbox, JULIE).link(reference);
  }

  test('a text from a number nobody knows opens a thread where everything is told, which its next text joins', async () => {
    const says = (body: string) => sandbox.twilio.customerTexts({ from: '+15143334444', body });
    await says('Êtes-vous ouverts ?');
    await service.until(() => service.card('Êtes-vous ouverts').includes('Texto de 514 333-4444'));
    await says('');
    await says('Allô 👋');
    await service.until(() => service.thread('Êtes-vous ouverts').some(({ text }) => text.includes('Allô 👋')));
    expect(service.cards('514 333-4444')).toHaveLength(1);
  });

  test('what is asked for where the app is not is told where the company is', async () => {
    await ask(pieces, 'RO8001');
    await service.until(() => service.card('RO8001').includes('Texto remis'));
    expect(pieces.cards('RO8001')).toEqual([]);
    await pieces.until(() => pieces.answer().includes('en route vers Julie Tremblay'));
  });

  test('a room it is added to is told of what starts there, and of nothing else', async () => {
    await addApp(platform, sandbox, ROOMS[platform].pieces);
    await ask(pieces, 'RO8002');
    await pieces.until(() => pieces.card('RO8002').includes('Texto remis'));
    await ask(service, 'RO8003');
    await service.until(() => service.card('RO8003').includes('Texto remis'));
    expect([service.cards('RO8002'), pieces.cards('RO8003')]).toEqual([[], []]);
    await removeApp(platform, sandbox, ROOMS[platform].pieces);
  });

  test('a room it is removed from hears no more: its news goes where the company is told', async () => {
    await addApp(platform, sandbox, ROOMS[platform].pieces);
    const link = await ask(pieces, 'RO8006');
    await removeApp(platform, sandbox, ROOMS[platform].pieces);
    sandbox.stripe.pay(await pressPay(link));
    await service.until(() => service.card('RO8006').includes('Payé'));
    await service.until(() => service.thread('RO8006').some(({ text }) => text.includes('a payé 10,00 $')));
    expect(pieces.thread('RO8006')).toEqual([]);
    await ask(pieces, 'RO8004');
    await service.until(() => service.card('RO8004').includes('Texto remis'));
  });

  test('with no room left, nothing is sent, and the member is told what to do', async () => {
    await removeApp(platform, sandbox, ROOMS[platform].service);
    await fillIn(pieces, 'RO8005');
    const outcome = await pieces.submit();
    const said = outcome === 'done' ? pieces.answer() : pieces.form() + pieces.problem('language');
    expect(said).toContain('Ajoutez Quittance à un canal');
    expect(phoneOf(sandbox, JULIE).texts('RO8005')).toEqual([]);
    await addApp(platform, sandbox, ROOMS[platform].service);
    await ask(pieces, 'RO8005');
    await service.until(() => service.card('RO8005').includes('Texto remis'));
  });
});
