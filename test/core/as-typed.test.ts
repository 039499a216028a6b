import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { likeVariableIn } from '../../src/company/index.ts';
import { type QuickpayValues, type Screen, traceOf, type Warning } from '../../src/screen.ts';
import { quickpayOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

describe('what looks like a variable and is none', () => {
  test.each([
    ['Voici {}', '{}'],
    ['Voici { }', '{ }'],
    ['Payez ici : [lien]', '[lien]'],
    ['Pay here: [ Link ]', '[ Link ]'],
    ['<montant> à payer', '<montant>'],
    ['Bonjour {{client.prénom}}', '{{client.prénom}}'],
    ['Hello {', '{'],
    ['{1}', '{1}'],
  ])('%j: %j', (text, found) => {
    expect(likeVariableIn(text)).toBe(found);
  });

  test.each([
    'Bonjour {client.prénom}, {MONTANT} à payer : {lien}',
    'Votre auto [rouge] est prête <3',
    'Pneus [205/55R16]',
    'Merci :-]',
    '',
  ])('%j has none', (text) => {
    expect(likeVariableIn(text)).toBeUndefined();
  });

  test('a very long text takes no noticeable time', () => {
    const begun = performance.now();
    for (const sign of '{[<') likeVariableIn(sign.repeat(20_000));
    expect(performance.now() - begun).toBeLessThan(500);
  });
});

describe('a member’s own words with something that looks like a variable', () => {
  let world: World;
  let keys = 0;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  const warningsIn = (screen: Screen): Warning[] =>
    screen.kind === 'quickpay-form' || screen.kind === 'quickpay-confirmation' ? screen.warnings : [];
  const pointedAt = [{ code: 'message-as-typed', typed: '[lien]' }];

  test('are pointed at in the form, and go out as typed once that was seen', async () => {
    const desk = quickpayOf(world.app, world.marc);
    const values: QuickpayValues = {
      ...{ customer: 'new:+15145550188', name: 'Julie', amount: '125,50', reference: 'RO1', reply: 'payment-request' },
      ...{ message: 'Voici le [lien] pour payer.', language: 'auto' },
    };
    const told = await desk.send(values, [], `view:${++keys}`);
    expect(warningsIn(told)).toEqual(pointedAt);
    const sent = await desk.send(values, warningsIn(told).map(traceOf), `view:${++keys}`);
    expect(sent.kind).toBe('request-sent');
    const request = await world.store.requests.byKey(world.company.id, `view:${keys}`);
    expect(request?.message).toContain('Voici le [lien] pour payer.');
  });

  test('are pointed at in the question that a line asks', async () => {
    const line = '514-555-0188 125,50 RO2 Voici le [lien] pour payer.';
    const question = await quickpayOf(world.app, world.marc).line(line, `command:${++keys}`);
    expect([question.kind, warningsIn(question)]).toEqual(['quickpay-confirmation', pointedAt]);
  });
});
