import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CorrectForm, CustomerData, DossierExport } from '../../src/privacy/screen.ts';
import { memoryStore } from '../fixtures/memory-store.ts';
import { later, talk, ZELIE } from '../fixtures/personal.ts';
import { owner, shown } from '../fixtures/settings.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld({ store: memoryStore().store });
  const { room: _, ...marc } = world.marc;
  await world.store.members.put({ ...marc, standing: 'administrator' });
});
afterEach(() => world.close());

const press = <S>(action: string, value: string) => shown<S>(world.app.press(owner, { action, value }));
let sent = 0;
const fill = <S>({ customer, seen, values }: CorrectForm, typed: Record<string, string>, key = `c${++sent}`) =>
  shown<S>(
    world.app.form(
      { ...owner, key },
      { form: 'privacy-correct', values: { ...values, ...typed }, state: `${customer.id} ${seen}` },
      'sent',
    ),
  );
const RIGHT = { name: 'Zoé Quirion', phone: '514 555-0166', email: 'zoe@example.com', tongue: 'en' };

describe('what is known of a customer', () => {
  test('is corrected everywhere: the customer, what is searched, and the cards', async () => {
    const { customer, requestId } = await talk(world);
    const { id, companyId } = customer;
    const done = await fill<CustomerData>(await press('privacy.correct', id), RIGHT);
    expect(done).toMatchObject({ kind: 'privacy-customer', done: 'corrected' });
    await later(world);
    const right = { name: 'Zoé Quirion', phone: '+15145550166' };
    expect(await world.store.customers.get(companyId, id)).toMatchObject({
      ...right,
      email: RIGHT.email,
      tongue: 'en',
    });
    expect(await world.store.requests.get(companyId, requestId)).toMatchObject({ customer: right });
    const found = async (text: string) =>
      (await world.store.requests.found(companyId, { text }, { memberId: 'U1', rooms: ['slack:T1/C1'] }, { limit: 5 }))
        .requests.length;
    expect([await found('zoe'), await found('zelie')]).toEqual([1, 0]);
    expect(await world.store.customers.search(companyId, 'zélie', 5)).toEqual([]);
    const card = world.chat.posted.find(({ versions: [first] }) => first?.kind === 'request')?.versions.at(-1);
    expect(card).toMatchObject({ request: { customer: right } });
    // What was texted to the number before is still theirs.
    const { file } = await press<DossierExport>('privacy.export', id);
    const { dossier } = (await (await world.app.dossier(file.split('/').at(-1) ?? ''))?.read()) ?? {};
    expect(dossier?.received.length).toBe(1);
  });

  test('is entered with marks of before and after, and no words; again, it is entered once', async () => {
    const { customer } = await talk(world);
    const form = await press<CorrectForm>('privacy.correct', customer.id);
    await fill(form, { name: 'Zoé Quirion' }, 'same');
    await fill(form, { name: 'Zoé Quirion' }, 'same');
    await later(world);
    const rows = (await world.store.audit.behind(world.company.id, 0, 1_000)).filter(
      ({ action }) => action === 'data-corrected',
    );
    expect(rows).toHaveLength(1);
    expect(Object.keys(JSON.parse(rows[0]?.before ?? '{}') as object)).toEqual(['name']);
    expect(JSON.stringify(rows)).not.toMatch(/Quirion|\+1514/);
  });

  test.each([
    ['a number that is somebody else’s', { phone: '514 555-0144' }, { phone: { code: 'contact-taken' } }],
    ['neither number nor address', { phone: '', email: '' }, { phone: { code: 'contact-missing' } }],
    ['a number that cannot be read', { phone: '12' }, { phone: { code: 'phone-unreadable' } }],
    ['an address that cannot be read', { email: 'zoe' }, { email: { code: 'email-unreadable' } }],
    ['a card number for a name', { name: '4242 4242 4242 4242' }, { name: { code: 'has-card-number' } }],
  ])('is not corrected to %s', async (_, typed, problems) => {
    const { customer } = await talk(world);
    const other = { ...customer, id: 'cus_other', name: 'Autre', phone: '+15145550144' };
    await world.store.customers.insert(other);
    expect(await fill(await press('privacy.correct', customer.id), typed)).toMatchObject({ problems });
    expect(await world.store.customers.get(customer.companyId, customer.id)).toMatchObject(ZELIE);
  });

  test('is not overwritten where somebody else corrected it meanwhile; what was put right after is not taken back', async () => {
    const { customer } = await talk(world);
    const stale = await press<CorrectForm>('privacy.correct', customer.id);
    await fill(stale, { name: 'Zoé Quirion' });
    expect(await fill(stale, { name: 'Zia Quirion' })).toMatchObject({
      problems: { name: { code: 'customer-changed' } },
    });
    world.clock.at = new Date(world.clock.at.getTime() + 1_000);
    await fill(await press('privacy.correct', customer.id), { name: 'Zia Quirion' });
    // The first order is tried again only now.
    await later(world);
    expect(await world.store.customers.get(customer.companyId, customer.id)).toMatchObject({ name: 'Zia Quirion' });
  });
});
