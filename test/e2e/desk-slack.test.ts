import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CHANNELS, STAFF, TEAM } from '../../sandbox/demo/garage.ts';
import { fieldsOf } from '../../sandbox/slack/fields.ts';
import type { Slack } from '../../sandbox/slack/slack.ts';
import { roomId } from '../../src/company/company.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import type { Store } from '../../src/ports.ts';
import { deskOf } from '../fixtures/desk.ts';
import { readable } from '../fixtures/reading.ts';
import { freshRequest } from '../fixtures/requests.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';

const SECRET = { id: 'C0SECRET01', name: 'direction', members: [STAFF[0]!.id], isPrivate: true, withApp: true };
const idOf = (who: string) => STAFF.find(({ name }) => name === who)?.id ?? '';

const now = Date.now();

/** A request that was made an hour ago or more, and is shown in no room unless told. */
function stored(place: number, change: Partial<PaymentRequest> = {}): PaymentRequest {
  const own = { id: `pay_${place}`, key: `key:${place}`, linkHash: `hash ${place}`, debt: `debt ${place}` };
  const { due: _, ...request } = freshRequest({ ...own, companyId: 'com_garage-boreal' });
  const reference = `RO${6000 + place}`;
  const times = { createdAt: new Date(now - 3_600_000 + place), linkExpiresAt: new Date(now + 86_400_000) };
  const shown = {
    cards: [],
    outbox: [],
    reference,
    referenceKey: reference,
    amount: { minor: 1_000 + place, currency: 'CAD' as const },
  };
  return { ...request, ...shown, ...times, ...change };
}

/** The app's home tab as one member sees it. */
function homeOf(slack: Slack, who: string) {
  const user = idOf(who);
  const blocks = () => slack.home(user)?.view.blocks ?? [];
  const labels = () =>
    fieldsOf(blocks()).map(({ element }) => [element, readable(JSON.stringify(element.text))] as const);
  const says = () => readable(JSON.stringify(blocks()));
  const until = (...words: string[]) => slack.waitFor(() => words.every((word) => says().includes(word)), 20_000);
  return {
    says,
    until,
    async open(...words: string[]) {
      slack.openHome(user);
      await until(...words);
    },
    async press(label: string) {
      const [button] = labels().filter(([, text]) => text.includes(label))[0] ?? [];
      if (!button) throw new Error(`there is no ${label}: ${says()}`);
      expect(await slack.press(user, 'home', button.action_id)).toMatchObject({ ok: true });
    },
    /** What stands between two headings. */
    references: (part: RegExp) => [...(part.exec(says())?.[1] ?? '').matchAll(/· (RO\d{4})/g)].map(([, name]) => name),
    sheet: () => readable(JSON.stringify(slack.modal(user)?.view.blocks ?? [])),
  };
}

describe('the desk in Slack', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ channels: [...CHANNELS, SECRET] });
  });
  afterAll(() => sandbox?.close());

  test('says what to do first, starts a payment, says that it is on its way, and follows it', async () => {
    const home = homeOf(sandbox.slack, 'marie-eve');
    const marie = deskOf('slack', sandbox as never, 'marie-eve');
    await home.open('Rien en attente, et rien à régler.', 'Demandez un premier paiement');
    await home.press('Nouveau paiement');
    await sandbox.slack.waitFor(() => sandbox.slack.modal(idOf('marie-eve')));
    await marie.fill({ customer: 'Julie Tremblay', amount: '125,50', reference: 'RO5001' });
    expect(await marie.submit()).toBe('done');
    await home.until('est en route', '125,50 $ · Julie Tremblay · RO5001');
    await home.until('Texto remis');
    expect(home.says()).toMatch(/https:\/\/garage-boreal\.slack\.com\/archives\/C0SERVICE1\/p\d{16}/);
  });

  test('is read in the language of who opens it', async () => {
    const home = homeOf(sandbox.slack, 'sarah');
    await home.open('Waiting to be paid (1)', 'RO5001', 'Nothing has been paid yet today.', 'New payment');
  });

  test('what is asked for in a private channel is not on the desk of a colleague, and on that of who asked it', async () => {
    const [marie, sarah] = [homeOf(sandbox.slack, 'marie-eve'), homeOf(sandbox.slack, 'sarah')];
    sandbox.slack.invite(SECRET.id);
    await sandbox.slack.deliveries.idle();
    const direction = deskOf('slack', sandbox as never, 'marie-eve', SECRET.id);
    await direction.command('/quickpay 514-555-0188 10 RO5002');
    await direction.press('answer', 'Envoyer');
    await direction.until(() => direction.card('RO5002').includes('Texto remis'));
    await marie.open('RO5001', 'RO5002');
    await sarah.open('RO5001');
    expect(sarah.says()).not.toContain('RO5002');
  });

  test('is there in the end when Slack wants to be left alone for a second', async () => {
    const home = homeOf(sandbox.slack, 'etienne');
    sandbox.slack.faults.add({ kind: 'rate-limited', retryAfterSeconds: 1, operation: 'views.publish', times: 2 });
    await home.open('RO5001');
  });

  test('is drawn again for nobody who has not looked', async () => {
    expect(sandbox.slack.home(idOf('minh'))).toBeUndefined();
  });
});

describe('with more than a page', () => {
  let sandbox: Sandbox;
  const room = roomId(`slack:${TEAM.id}`, 'C0SERVICE1');
  const told = { at: new Date(), state: 'failed', reason: 'landline' } as const;
  const others: PaymentRequest[] = [
    stored(90, { companyId: 'com_other', key: 'other' }),
    stored(91, { cards: [{ room: roomId(`slack:${TEAM.id}`, SECRET.id), shown: 1 }], asker: { id: 'U9', name: 'X' } }),
    stored(92, {
      state: 'paid',
      payments: [{ id: 'pi_92', amount: { minor: 1_092, currency: 'CAD' }, at: new Date() }],
    }),
    stored(93, { texts: [{ id: 'txt_93', ...told }], cards: [{ room, messageId: '1700000000.000100', shown: 1 }] }),
  ];
  beforeAll(async () => {
    const requests = [...Array.from({ length: 23 }, (_, place) => stored(place)), ...others];
    const seedStore = async (store: Store) => {
      for (const request of requests) await store.requests.insert(request);
    };
    sandbox = await startSandbox({ channels: [...CHANNELS, SECRET], seedStore });
  });
  afterAll(() => sandbox?.close());

  test('shows eight, then the next ones, then the first again; turned, the largest come first', async () => {
    const home = homeOf(sandbox.slack, 'sarah');
    await home.open('Waiting to be paid (24)', 'Needs attention (1)', 'Paid today: $10.92 (1)');
    const open = () => home.references(/Waiting to be paid \(\d+\)(.*)Paid today/);
    expect(open()).toEqual(Array.from({ length: 8 }, (_, place) => `RO${6000 + place}`));
    await home.press('Show more');
    await home.until('RO6008', 'Back to the first ones');
    expect(open()).toEqual(Array.from({ length: 8 }, (_, place) => `RO${6008 + place}`));
    await home.press('Back to the first ones');
    await home.until('RO6000');
    await home.press('Largest first');
    await home.until('RO6022', 'Oldest first');
    expect(open()).toEqual(['RO6093', ...Array.from({ length: 7 }, (_, place) => `RO${6022 - place}`)]);
    expect(home.says()).not.toMatch(/RO6090|RO6091/);
  });

  test('a request that stands in no room is shown on a sheet, where its buttons work', async () => {
    const home = homeOf(sandbox.slack, 'sarah');
    const user = idOf('sarah');
    await home.open('RO6000');
    await home.press('Show"');
    await sandbox.slack.waitFor(() => home.sheet().includes('Cancel request'));
    await sandbox.slack.press(user, 'modal', 'request.void');
    const sarah = deskOf('slack', sandbox, 'sarah');
    await sarah.until(() => sarah.form().includes('Why'));
    await sarah.fill({ reason: 'mistake' });
    await sarah.submit();
    await sandbox.slack.waitFor(() => home.sheet().includes('Cancelled: RO6000'));
    await sandbox.slack.dismiss(user);
    await home.until('Waiting to be paid (23)');
    expect(home.says()).not.toContain('RO6000');
  });
});

describe('before the company is there', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ foundedIn: [] });
  });
  afterAll(() => sandbox?.close());

  test('the desk says what is missing, to each in their language', async () => {
    await homeOf(sandbox.slack, 'marie-eve').open('Bienvenue dans Quittance', 'Tapez /quickpay dans ce canal');
    await homeOf(sandbox.slack, 'sarah').open('Welcome to Quittance', 'Type /quickpay in that channel');
  });
});
