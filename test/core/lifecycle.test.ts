import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TextState } from '../../src/conversations/outgoing-text.ts';
import { textMayBecome } from '../../src/conversations/outgoing-text.ts';
import { lifecycle } from '../../src/kernel/lifecycle.ts';
import { mayBecome } from '../../src/payments/lifecycle.ts';
import type { RequestState } from '../../src/payments/request.ts';

describe('a lifecycle', () => {
  test('allows what its table says and nothing else', () => {
    const allows = lifecycle('lamps', {
      initial: 'off',
      final: ['broken'],
      moves: { off: ['on'], on: ['off', 'broken'], broken: [] },
    });
    expect(allows('off', 'on')).toBe(true);
    expect(allows('on', 'off')).toBe(true);
    expect(allows('off', 'off')).toBe(false);
    expect(allows('off', 'broken')).toBe(false);
    expect(allows('broken', 'off')).toBe(false);
  });

  const declare = (initial: string, final: string[], moves: Record<string, string[]>) => () =>
    lifecycle('lamps', { initial, final, moves });

  test.each([
    ['on is not a state', declare('off', ['on'], { off: [] })],
    ['dim is not a state', declare('dim', ['on'], { on: [] })],
    ['dim is not a state', declare('off', ['on'], { off: ['on', 'dim'], on: [] })],
    ['on cannot be reached', declare('off', ['on', 'dim'], { off: ['dim'], on: [], dim: [] })],
    ['off leads to itself', declare('off', ['on'], { off: ['off', 'on'], on: [] })],
    ['off names a way out twice', declare('off', ['on'], { off: ['on', 'on'], on: [] })],
    ['on is final but has a way out', declare('off', ['on'], { off: ['on'], on: ['off'] })],
    ['on is a dead end', declare('off', [], { off: ['on'], on: [] })],
  ])('cannot be declared when %s', (fault, declaring) => {
    expect(declaring).toThrow(`The lifecycle of lamps is wrong: `);
    expect(declaring).toThrow(fault);
  });

  test('is told all that is wrong with it at once', () => {
    expect(declare('off', ['on'], { off: ['off', 'gone'], on: [] })).toThrow(
      /gone is not a state; off leads to itself; on cannot be reached/,
    );
  });
});

const REQUEST_STATES: RequestState[] = ['open', 'processing', 'paid', 'cancelling', 'cancelled', 'expired'];
const TEXT_STATES: TextState[] = ['queued', 'sent', 'delivered', 'failed'];

describe('a payment request', () => {
  test('goes only these ways', () => {
    const ways = REQUEST_STATES.flatMap((from) =>
      REQUEST_STATES.filter((to) => mayBecome(from, to)).map((to) => `${from}>${to}`),
    );
    expect(ways).toEqual([
      'open>processing',
      'open>paid',
      'open>cancelling',
      'open>expired',
      'processing>open',
      'processing>paid',
      'processing>cancelling',
      'cancelling>processing',
      'cancelling>paid',
      'cancelling>cancelled',
      'expired>open',
      'expired>processing',
      'expired>paid',
    ]);
  });

  test('that is paid stays paid whatever is told afterwards', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...REQUEST_STATES)), (told) => {
        const states: RequestState[] = ['open'];
        for (const next of told) if (mayBecome(states.at(-1)!, next)) states.push(next);
        const paid = states.indexOf('paid');
        expect(paid === -1 || paid === states.length - 1).toBe(true);
      }),
    );
  });
});

describe('a text message', () => {
  test('ends in the same state in whatever order and however often its reports come', () => {
    const story = fc.constantFrom<TextState[]>(['sent', 'delivered'], ['sent', 'failed'], ['failed'], ['delivered']);
    const shuffled = story.chain((states) =>
      fc.tuple(
        fc.constant(states.at(-1)!),
        fc.shuffledSubarray([...states, ...states], { minLength: states.length * 2, maxLength: states.length * 2 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([end, reports]) => {
        let state: TextState = 'queued';
        for (const report of reports) if (textMayBecome(state, report)) state = report;
        expect(state).toBe(end);
      }),
    );
  });

  test('never goes back', () => {
    for (const state of TEXT_STATES) {
      expect(textMayBecome('delivered', state)).toBe(false);
      expect(textMayBecome('failed', state)).toBe(false);
      expect(textMayBecome(state, 'queued')).toBe(false);
    }
  });
});
