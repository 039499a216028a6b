import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Outage } from '../../src/kernel/refusal.ts';
import { createLinks } from '../../src/payments/links.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import {
  type QuickpayConfirmation,
  type QuickpayValues,
  type Screen,
  traceOf,
  type Warning,
} from '../../src/screen.ts';
import { freshRequest } from '../fixtures/requests.ts';
import { quickpayOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
let references = 0;
let keys = 0;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const fresh = () => `RO${++references}`;
const actor = (name: string) => ({ ...world.marc, id: `U-${name}`, name });
const submit = (who: string, reference: string, warnings: Warning[] = []) => {
  const values: QuickpayValues = {
    ...{ customer: 'new:+15145550188', name: 'Julie', amount: '125,50', reference, message: '' },
    ...{ reply: 'payment-request', language: 'auto' },
  };
  return quickpayOf(world.app, actor(who)).send(values, warnings.map(traceOf), `view:${++keys}`);
};
async function question(who: string, reference: string): Promise<QuickpayConfirmation> {
  const screen = await quickpayOf(world.app, actor(who)).line(`514-555-0188 125,50 ${reference}`, `command:${++keys}`);
  if (screen.kind !== 'quickpay-confirmation') throw new Error(screen.kind);
  return screen;
}
const send = (who: string, { draftId }: QuickpayConfirmation) =>
  quickpayOf(world.app, actor(who)).press({ action: 'quickpay.send', value: draftId, key: `press:${++keys}` });
const made = (reference: string) => world.store.requests.byReference(world.company.id, reference, 99);
const warningsIn = (screen: Screen): Warning[] => {
  if (screen.kind !== 'quickpay-form' && screen.kind !== 'quickpay-confirmation') throw new Error(screen.kind);
  return screen.warnings;
};
const lost = (screens: Screen[]) => screens.filter(({ kind }) => kind !== 'request-sent');

describe('members who ask for the same at the same moment', () => {
  test('by the form, all twenty: one request, and the others are told who asked', async () => {
    const reference = fresh();
    const screens = await Promise.all(Array.from({ length: 20 }, (_, place) => submit(`m${place}`, reference)));
    const [request, ...more] = await made(reference);
    expect([lost(screens).length, more]).toEqual([19, []]);
    for (const screen of lost(screens)) {
      expect(warningsIn(screen)).toMatchObject([
        { code: 'reference-requested', requestId: request?.id, by: request?.asker.name, at: request?.createdAt },
      ]);
    }
  });

  test('by the confirmation, all twenty: one request, and the others are asked again, who asked before their eyes', async () => {
    const reference = fresh();
    const questions = await Promise.all(Array.from({ length: 20 }, (_, place) => question(`m${place}`, reference)));
    const screens = await Promise.all(questions.map((asked, place) => send(`m${place}`, asked)));
    const [request, ...more] = await made(reference);
    expect([lost(screens).length, more]).toEqual([19, []]);
    for (const screen of lost(screens)) {
      expect(screen.kind).toBe('quickpay-confirmation');
      expect(warningsIn(screen)).toMatchObject([{ by: request?.asker.name }]);
    }
  });

  test('one by the form and one by the confirmation: one request', async () => {
    const reference = fresh();
    const asked = await question('Étienne', reference);
    const screens = await Promise.all([submit('Marie', reference), send('Étienne', asked)]);
    expect([(await made(reference)).length, lost(screens).length]).toEqual([1, 1]);
  });

  test('can still ask on purpose, once they have been told, by the form and by the confirmation', async () => {
    const reference = fresh();
    await submit('Marie', reference);
    const told = await submit('Étienne', reference);
    expect((await submit('Étienne', reference, warningsIn(told))).kind).toBe('request-sent');
    const asked = await question('Sarah', reference);
    expect(asked.warnings).toHaveLength(1);
    expect((await send('Sarah', asked)).kind).toBe('request-sent');
    expect((await made(reference)).filter(({ debt }) => debt)).toHaveLength(1);
  });

  test('are told of a colleague’s request although they were told of another customer’s', async () => {
    const reference = fresh();
    await quickpayOf(world.app, actor('Marie')).line(`514-555-0199 10 ${reference}`, `command:${++keys}`);
    const other = await quickpayOf(world.app, actor('Marie')).line(`514-555-0199 10 ${reference}`, `command:${++keys}`);
    if (other.kind !== 'quickpay-confirmation') throw new Error(other.kind);
    await send('Marie', other);
    const told = await submit('Étienne', reference);
    await submit('Sarah', reference, warningsIn(told));
    const again = await submit('Étienne', reference, warningsIn(told));
    expect(warningsIn(again)).toMatchObject([{ by: 'Sarah' }]);
  });
});

describe('a debt', () => {
  const one = async (reference: string): Promise<PaymentRequest> => {
    const [request] = await made(reference);
    if (!request) throw new Error('nothing was asked');
    return request;
  };
  const press = (action: string, { id: value }: PaymentRequest) =>
    quickpayOf(world.app, actor('Marie')).press({ action, value, key: `press:${++keys}` });

  test('that was cancelled is asked for anew without a word', async () => {
    const reference = fresh();
    await submit('Marie', reference);
    await press('request.cancel', await one(reference));
    expect((await submit('Étienne', reference)).kind).toBe('request-sent');
  });

  test('that is being cancelled may have been paid: who asks anew is told so, and may insist', async () => {
    const reference = fresh();
    await submit('Marie', reference);
    const { id } = await one(reference);
    await world.app.startCheckout(createLinks(Buffer.alloc(32, 7)).tokenFor(id), 'fr');
    world.checkout.fates.next(new Outage('fake', 'close', { outcome: 'no' }));
    expect((await press('request.cancel', await one(reference))).kind).toBe('request-cancelling');
    const told = await submit('Étienne', reference);
    expect(warningsIn(told)).toMatchObject([{ code: 'reference-cancelling', requestId: id, by: 'Marie' }]);
    expect((await submit('Étienne', reference, warningsIn(told))).kind).toBe('request-sent');
    world.clock.at = new Date(world.clock.at.getTime() + 60_000);
    await world.app.deliverDue();
    expect((await world.store.requests.get(world.company.id, id))?.state).toBe('cancelled');
  });

  test('whose link ran out is not sent again beside a new request, and the press says whose it is', async () => {
    const reference = fresh();
    await submit('Marie', reference);
    const old = await one(reference);
    world.clock.at = old.linkExpiresAt;
    await world.app.deliverDue();
    expect((await one(reference)).state).toBe('expired');
    expect((await submit('Étienne', reference)).kind).toBe('request-sent');
    const at = (await one(reference)).createdAt;
    expect(await press('request.send-again', old)).toEqual({
      kind: 'refused',
      refusal: { code: 'asked-again', by: 'Étienne', at },
    });
    await press('request.cancel', await one(reference));
    expect((await press('request.send-again', old)).kind).toBe('request-sent-again');
    expect(warningsIn(await submit('Sarah', reference))).toMatchObject([{ requestId: old.id }]);
  });

  test('is one, whether the line or the form names it and with or without a word before it', async () => {
    const reference = fresh();
    await submit('Marie', reference);
    for (const spelled of [`facture ${reference}`, `Invoice #${reference}`, `bon de travail ${reference}`]) {
      expect(warningsIn(await submit('Étienne', spelled))).toMatchObject([
        { code: 'reference-requested', by: 'Marie' },
      ]);
      expect((await question('Étienne', spelled)).warnings).toHaveLength(1);
    }
    const both = fresh();
    const screens = await Promise.all([submit('Marie', `facture ${both}`), submit('Étienne', both)]);
    expect([lost(screens).length, (await made(both)).length]).toEqual([1, 1]);
  });

  test('that an older version spelled otherwise is not sent again beside a new request', async () => {
    const reference = fresh();
    await submit('Marie', reference);
    const old = await one(reference);
    world.clock.at = old.linkExpiresAt;
    await world.app.deliverDue();
    const stored = world.raw.collection('requests');
    const asThen = { v: 4, reference: `facture ${reference}`, referenceKey: `FACTURE${reference}` };
    await stored.updateOne({ _id: old.id as never }, { $set: asThen, $unset: { referenceKeys: '' } });
    expect((await submit('Étienne', reference)).kind).toBe('request-sent');
    expect((await press('request.send-again', old)).kind).toBe('refused');
    const asked = (await made(reference)).find(({ id }) => id !== old.id);
    await press('request.cancel', asked ?? old);
    expect((await press('request.send-again', old)).kind).toBe('request-sent-again');
    expect(warningsIn(await submit('Sarah', reference))).toMatchObject([{ requestId: old.id }]);
  });

  test('that an older version let two members ask for is cancelled, and asked for anew, like any other', async () => {
    const reference = fresh();
    const { debt: _, ...old } = freshRequest({ reference, referenceKey: reference, companyId: world.company.id });
    for (const id of ['pay_twin-1', 'pay_twin-2'])
      expect(await world.store.requests.insert({ ...old, id, key: id, linkHash: id })).toBe(true);
    expect(warningsIn(await submit('Sarah', reference))).toHaveLength(1);
    for (const id of ['pay_twin-1', 'pay_twin-2']) await press('request.cancel', { ...old, id });
    expect((await made(reference)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    expect((await submit('Sarah', reference)).kind).toBe('request-sent');
  });
});
