import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor, Company, Member } from '../../src/company/company.ts';
import { withHolders } from '../../src/company/roles.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import { digestOf } from '../../src/refunds/outgoing-refund.ts';
import type { Screen } from '../../src/screen.ts';
import { ask, later, now, openWorld, paid, world } from '../fixtures/delivering.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';

openWorld();

const sophie = (): Actor => ({ ...world.marc, id: 'U2', name: 'Sophie Roy', firstName: 'Sophie' });
const cad = (minor: number) => ({ minor, currency: 'CAD' as const });
const DAY = 24 * 3600;
let forms = 0;

/** The company as it is to be, for everybody at once: who changes it elsewhere is heard of a few seconds later. */
async function company(change: (company: Company) => Company): Promise<void> {
  const { refundLimit: _, limits: __, ...before } = (await world.store.companies.get(world.company.id))!;
  await world.store.companies.replace(change({ ...before, administrators: [], roles: [] }));
  later(3600);
}
const as = (role: 'agent' | 'biller', who: Actor) => (one: Company) => withHolders(one, role, [who]);
const meet = ({ room: _, message: __, role: ___, ...member }: Actor, standing: Member['standing'] = 'member') =>
  world.store.members.put({ ...member, standing });

async function refund(id: string, amount: string, by = world.marc): Promise<Screen> {
  forms += 1;
  const values = { amount, reason: 'too-much', note: '', tell: '' };
  return screenOf(world.app.form(visitOf(by, `form:${forms}`), { form: 'refund', values, state: id }, 'sent'));
}
const problem = (screen: Screen) => (screen.kind === 'refund-form' ? screen.problems.amount : screen.kind);

async function paidRequest() {
  const request = await ask();
  await paid(request);
  await world.app.deliverDue();
  return request;
}
async function deliver(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    await world.app.deliverDue();
    later(120);
  }
}
const waiting = async () => (await now(await paidRequest())).id;

/** The processor gives nothing back yet. */
const away = (times: number) =>
  world.checkout.fates.next(...Array(times).fill(new Outage('fake', 'refund', { outcome: 'no' })));

beforeEach(async () => {
  later(60 * DAY);
  world.checkout.fates.clear();
  await meet(world.marc);
  await meet(sophie());
});

describe('what a role may give back', () => {
  test('at once is said at the field, with who may more; another role may', async () => {
    await company((one) => ({ ...as('biller', sophie())(one), limits: { member: { refund: 5_000 } } }));
    const id = await waiting();
    const over = { code: 'refund-over-role', limit: cad(5_000), role: 'member', who: ['Sophie Roy'] };
    expect(problem(await refund(id, '50,01'))).toEqual(over);
    expect(problem(await refund(id, '50'))).toBe('refund-ordered');
    expect(problem(await refund(id, '70', sophie()))).toBe('refund-ordered');
  });

  test('in a day adds up, whatever the account is called by then, and is free again the day after', async () => {
    await company((one) => ({ ...one, limits: { member: { day: 10_000 } } }));
    const [one, other] = [await waiting(), await waiting()];
    expect(problem(await refund(one, '80'))).toBe('refund-ordered');
    await deliver();
    const renamed = { ...world.marc, name: 'Someone Else' };
    expect(problem(await refund(other, '20,01', renamed))).toMatchObject({
      code: 'refund-over-day',
      limit: cad(2_000),
    });
    expect(problem(await refund(other, '20', renamed))).toBe('refund-ordered');
    await deliver();
    later(DAY);
    expect(problem(await refund(other, '80'))).toBe('refund-ordered');
  });

  test('and who lost the right before it goes out needs somebody who agrees', async () => {
    await company((one) => one);
    const id = await waiting();
    away(1);
    expect(problem(await refund(id, '50'))).toBe('refund-ordered');
    await company(as('agent', world.marc));
    await deliver();
    const { refunds, refundOrders } = (await world.store.requests.get(world.company.id, id))!;
    expect([refunds, refundOrders.map(({ state }) => state)]).toEqual([[], ['asked']]);
    expect(await refund(id, '10')).toMatchObject({ refusal: { code: 'role-needed', role: 'agent', asked: 'member' } });
  });
});

test('what is held up for more than a day counts on the day it goes out', async () => {
  await company((one) => ({ ...one, refundLimit: 10_000 }));
  const [one, other] = [await waiting(), await waiting()];
  away(400);
  expect(await refund(one, '60')).toMatchObject({ waits: false });
  for (let hour = 0; hour < 26; hour += 1) {
    await world.app.deliverDue();
    later(3600);
  }
  expect(await refund(other, '60')).toMatchObject({ waits: true });
  world.checkout.fates.clear();
  await deliver();
  expect((await world.store.requests.get(world.company.id, one))!.refunds).toHaveLength(1);
  // Ordered a day before, it was given back today.
  expect(await refund(other, '50')).toMatchObject({ waits: true });
});

describe('a biller agrees', () => {
  const approve = (value: string, by: Actor) =>
    screenOf(world.app.press(visitOf(by, 'press'), { action: 'refund.approve', value }));
  async function asked() {
    const id = await waiting();
    expect(await refund(id, '110')).toMatchObject({ waits: true });
    await world.app.deliverDue();
    const card = world.chat.posted.findLast(({ versions: [first] }) => first?.kind === 'refund-approval');
    const shown = card?.versions.at(-1);
    if (shown?.kind !== 'refund-approval') throw new Error('nobody is asked');
    return { id, shown, value: `${shown.refund.id} ${digestOf(shown.refund)}` };
  }

  test('where the role was given by name, up to what the role gives back, and as long as they have it', async () => {
    await company((one) => ({ ...one, refundLimit: 10_000 }));
    expect(await approve((await asked()).value, sophie())).toMatchObject({ refusal: { code: 'role-needed' } });
    await company((one) => ({
      ...as('biller', sophie())(one),
      refundLimit: 10_000,
      limits: { biller: { refund: 5_000 } },
    }));
    expect(await approve((await asked()).value, sophie())).toMatchObject({ refusal: { code: 'refund-over-role' } });
    await company((one) => ({ ...as('biller', sophie())(one), refundLimit: 10_000 }));
    const { id, shown, value } = await asked();
    expect(shown.approvers.map(({ name }) => name)).toEqual(['Sophie Roy']);
    away(1);
    expect(await approve(value, sophie())).toMatchObject({ kind: 'refund-approved' });
    await company((one) => ({ ...one, refundLimit: 10_000 }));
    await deliver();
    const { refunds, refundOrders } = (await world.store.requests.get(world.company.id, id))!;
    expect([refunds, refundOrders.map(({ state }) => state)]).toEqual([[], ['asked']]);
  });

  test('and by nobody who has the e-mail address of who ordered it, whatever they are called in the other chat', async () => {
    const says = async (who: Actor, email: string) => {
      const { person, ...visit } = visitOf(who, 'mail');
      await world.app.home({ ...visit, person: { ...person, email } });
    };
    await says(world.marc, 'Marc@Garage.example ');
    await says(sophie(), 'marc@garage.example');
    await company((one) => ({ ...as('biller', sophie())(one), refundLimit: 10_000 }));
    const { value, shown } = await asked();
    expect(shown.approvers).toEqual([]);
    expect(await approve(value, sophie())).toMatchObject({ refusal: { code: 'own-refund' } });
    // What is known of somebody stays known where the platform does not say it again.
    expect(await approve(value, sophie())).toMatchObject({ refusal: { code: 'own-refund' } });
    await says(sophie(), 'sophie@garage.example');
    later(60);
    expect(await approve(value, sophie())).toMatchObject({ kind: 'refund-approved' });
    const { person } = (await world.store.members.get(world.company.id, 'slack:T1', 'U2'))!;
    expect(person).not.toMatch(/sophie|@/);
  });
});
