/** What an answer leaves behind: the document with it, and an order that ended before there was one. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { presentPaper } from '../../cards/documents/paper.ts';
import { paperIn } from '../../src/documents/index.ts';
import { plainSpaces } from '../../src/kernel/typed.ts';
import { readMemberLink } from '../../src/payments/member-links.ts';
import { createEstimatesWorld, type EstimatesWorld, links } from '../fixtures/estimates-world.ts';
import { minutesAfter } from '../fixtures/requests.ts';

let world: EstimatesWorld;
beforeAll(async () => {
  world = await createEstimatesWorld();
});
afterAll(() => world.close());
beforeEach(() => world.next());

/** The addresses of its documents on its card, as it stands now. */
function papersOnCard(estimateId: string): string[] {
  const drawn = world.chat.posted.flatMap(({ versions }) => versions.slice(-1));
  const card = drawn.find((message) => message?.kind === 'estimate' && message.estimate.id === estimateId);
  if (card?.kind !== 'estimate') throw new Error('the estimate has no card');
  return [card.paper, ...(card.answered ? [card.answered] : [])];
}

test('what was approved in part is a document of its own, and what was sent stays as it was sealed', async () => {
  const { estimate, token } = await world.sent();
  await world.app.deliverDue();
  expect(papersOnCard(estimate.id)).toHaveLength(1);
  await world.say(token, 'some', ['0']);
  await world.app.deliverDue();
  const [sent, answered] = papersOnCard(estimate.id).map((url) => {
    const link = readMemberLink({ links }, url.split('/papers/')[1]!, world.clock.now());
    return link?.kind === 'kept' ? link.paperId : '';
  });
  const kept = await world.store.papers.get(world.company.id, answered!);
  const sheet = presentPaper(paperIn(kept!));
  expect(sheet.groups.map(({ heading, said, isOut }) => [heading, said, isOut])).toEqual([
    ['Freins avant', 'Approuvé', false],
    ['Pneus d’hiver', 'Refusé', true],
    ['Avec ce qui est approuvé', '', false],
  ]);
  // (300.00 - 20.00) with 5 % and 9.975 %.
  expect(plainSpaces(sheet.due.value)).toBe('321,93 $');
  expect(sheet.facts.map(({ value }) => value)).toEqual(expect.arrayContaining(['Approuvée en partie']));
  expect(JSON.stringify(sheet.notes)).toContain((await world.stored(estimate)).answer!.hash);
  const first = await world.store.papers.get(world.company.id, sent!);
  expect([first?.hash, presentPaper(paperIn(first!)).due.value]).toEqual([
    estimate.paper.hash,
    expect.stringContaining('436'),
  ]);
  expect((await world.app.estimates.view(token))?.paper.answer).toMatchObject({ outcome: 'partly' });
});

test('of what was declined nothing is counted', async () => {
  const { token } = await world.sent();
  await world.say(token, 'none');
  const view = await world.app.estimates.view(token);
  expect(plainSpaces(presentPaper(view!.paper).due.value)).toBe('0,00 $');
});

test.each(['closed', 'voided'] as const)(
  'an order that was %s before the answer cannot be answered: the page says so at once, and the room once it stands still',
  async (why) => {
    const { estimate, token } = await world.sent();
    await world.app.deliverDue();
    await world.becomes({ [`${why}At`]: world.clock.now() });
    expect(await world.app.estimates.view(token)).toMatchObject({ state: 'withdrawn', over: why });
    expect(await world.say(token, 'all')).toMatchObject({ refusal: { code: 'estimate-over' } });
    expect(world.toldOf('estimate-order-over')).toBe(0);
    for (const minutes of [5, 10]) {
      world.clock.at = minutesAfter(minutes);
      await world.app.deliverDue();
    }
    expect(await world.stored(estimate)).toMatchObject({ state: 'withdrawn', withdrawn: { why } });
    expect(world.toldOf('estimate-order-over')).toBe(1);
    expect(await world.app.estimates.view(token)).toMatchObject({ state: 'withdrawn', over: why });
  },
);

test('an order that is open again before that is answered as ever; an answer that came before it was closed stands', async () => {
  const { estimate, token } = await world.sent();
  await world.becomes({ closedAt: world.clock.now() });
  await world.becomes({ closedAt: undefined });
  world.clock.at = minutesAfter(5);
  await world.app.deliverDue();
  expect(await world.say(token, 'all')).toMatchObject({ ok: true });
  await world.becomes({ closedAt: world.clock.now() });
  world.clock.at = minutesAfter(10);
  await world.app.deliverDue();
  expect(await world.stored(estimate)).toMatchObject({ state: 'approved' });
  expect(world.toldOf('estimate-order-over')).toBe(0);
});
