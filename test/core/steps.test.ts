import { describe, expect, test } from '@jest/globals';
import type { PageEnd } from '../../src/payments/ports.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { pageEnded, settle } from '../../src/payments/settle.ts';
import { askForNewLink, cancel, expireLink, reportText, sendAgain, stateAt } from '../../src/payments/steps.ts';
import { isErrand, promising } from '../../src/promises/outbox.ts';
import { freshRequest, minutesAfter, momentAt, NOON } from '../fixtures/requests.ts';
import { about, at, newsIn, page, paid, promisedBy, settled } from '../fixtures/settling.ts';

describe('the carrier reports on a text', () => {
  const request = freshRequest();
  const textId = request.texts[0]?.id ?? '';

  test('proof that it has the text ends the promise to send it', () => {
    const accepted = reportText(request, textId, { sid: 'SM1', state: 'queued' }, momentAt(at));
    expect(accepted?.outbox.some((item) => isErrand(item, 'text'))).toBe(false);
    expect(accepted?.texts[0]).toMatchObject({ sid: 'SM1', state: 'queued' });
  });

  test('states only move forward, whatever order they come in', () => {
    const delivered = reportText(request, textId, { sid: 'SM1', state: 'delivered' }, momentAt(at));
    expect(delivered?.texts[0]?.state).toBe('delivered');
    expect(reportText(delivered ?? request, textId, { sid: 'SM1', state: 'sent' }, momentAt(at))).toBeUndefined();
  });

  test('a failure is told once, with its reason', () => {
    const failed = reportText(request, textId, { sid: 'SM1', state: 'failed', failure: 'landline' }, momentAt(at));
    expect(failed && newsIn(failed)).toEqual(['text-failed']);
    expect(failed?.texts[0]?.reason).toBe('landline');
  });
});

describe('buttons on the card', () => {
  const cancelled = (request: PaymentRequest): PaymentRequest => {
    const answer = cancel(request, 'Marc', 'press:1', momentAt(at));
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.value;
  };

  test('cancel is final at once where no page to pay on was opened, and ends what was promised to the customer', () => {
    const over = cancelled(freshRequest({ checkout: { attempt: 1, tongue: 'fr', balanceVersion: 1 } }));
    expect(over).toMatchObject({ state: 'cancelled', cancelled: { by: 'Marc', at } });
    expect([promisedBy(over), newsIn(over), over.checkout, over.debt]).toEqual([
      ['card', 'news', 'paper'],
      ['request-cancelled'],
      undefined,
      undefined,
    ]);
    expect(cancelled(over)).toBe(over);
  });

  test('cancel closes the page to pay on, and is final and told when nothing was paid there', () => {
    const request = freshRequest({ checkout: page('cs_1') });
    const cancelling = cancelled(request);
    expect(cancelling).toMatchObject({ state: 'cancelling', cancelled: { by: 'Marc', at }, debt: request.debt });
    expect([promisedBy(cancelling), newsIn(cancelling)]).toEqual([['card', 'expire-checkout', 'paper'], []]);
    expect(cancelled(cancelling)).toBe(cancelling);
    const over = pageEnded(cancelling, 'cs_1', 'closed', momentAt(minutesAfter(6)));
    expect(over).toMatchObject({ state: 'cancelled', cancelled: { by: 'Marc', at } });
    expect([over && promisedBy(over), over && newsIn(over), over?.debt]).toEqual([
      ['card', 'news', 'paper'],
      ['request-cancelled'],
      undefined,
    ]);
    expect(over?.appearance).toBe(cancelling.appearance + 1);
  });

  test('cancel waits for every page that somebody may still pay on', () => {
    const cancelling = cancelled(freshRequest({ checkout: page('cs_2') }));
    const two = promising(cancelling, { name: 'expire-checkout', about: 'cs_1' }, momentAt(at));
    const one = pageEnded(two, 'cs_2', 'closed', momentAt(at));
    expect(one?.state).toBe('cancelling');
    expect(one && settled(one, { ...about, kind: 'checkout-expired', sessionId: 'cs_1', at }).state).toBe('cancelled');
  });

  test.each<[string, (request: PaymentRequest) => PaymentRequest | undefined]>([
    ['the event', (request) => settle(request, paid('pi_1'), momentAt(at))],
    [
      'the page that is closed',
      (request) => pageEnded(request, 'cs_1', paid('pi_1') as Exclude<PageEnd, 'closed'>, momentAt(at)),
    ],
  ])('what was paid before cancel is paid, and everybody is told why it is not cancelled, by %s', (_, tell) => {
    const end = tell(cancelled(freshRequest({ checkout: page('cs_1') })));
    expect(end).toMatchObject({ state: 'paid', payments: [{ id: 'pi_1' }], cancelled: { by: 'Marc' } });
    expect(end?.payments[0]?.unexpected).toBeUndefined();
    expect(end?.outbox.find((item) => item.kind === 'news')).toMatchObject({
      news: { kind: 'payment-paid', by: 'Marc', late: false },
    });
    const after = end && (pageEnded(end, 'cs_1', paid('pi_1') as Exclude<PageEnd, 'closed'>, momentAt(at)) ?? end);
    expect(after && [newsIn(after), promisedBy(after)]).toEqual([
      ['payment-paid'],
      ['card', 'news', 'notify', 'paper', 'paper'],
    ]);
  });

  test('a debit that was begun before cancel goes its way, and its failure is the end', () => {
    const event = { ...about, paymentId: 'pi_1', at } as const;
    const waiting = settled(cancelled(freshRequest({ checkout: page('cs_1') })), {
      ...event,
      kind: 'payment-processing',
    });
    expect([waiting.state, newsIn(waiting)]).toEqual(['processing', ['payment-processing']]);
    expect(settled(waiting, paid('pi_1')).state).toBe('paid');
    const failed = settled(waiting, { ...event, kind: 'payment-failed' });
    expect(failed.state).toBe('cancelling');
    const over = pageEnded(failed, 'cs_1', 'closed', momentAt(at)) ?? failed;
    expect(over.state).toBe('cancelled');
    expect(over.outbox.flatMap((item) => (item.kind === 'news' ? [item.news] : []))).toMatchObject([
      { kind: 'payment-processing', by: 'Marc' },
      { kind: 'payment-failed', by: 'Marc' },
      { kind: 'request-cancelled', by: 'Marc' },
    ]);
    expect(over.outbox.some((item) => isErrand(item, 'expire-link'))).toBe(false);
  });

  test.each(['paid', 'processing', 'cancelling', 'cancelled'] as const)(
    'a request that is %s cannot be cancelled or sent again',
    (state) => {
      const over = freshRequest({ state });
      expect(cancel(over, 'Marc', 'press:1', momentAt(at))).toMatchObject({ ok: false });
      expect(sendAgain(over, 'Marc', 'press:1', minutesAfter(99), momentAt(at))).toMatchObject({ ok: false });
    },
  );

  test('send again gives an expired request a new life and one more text, once per press', () => {
    const texts: PaymentRequest['texts'] = [{ id: 'txt_1', sid: 'SM1', state: 'sent', at: NOON }];
    const over = { state: 'expired', linkExpiresAt: NOON, newLinkAskedAt: NOON } as const;
    const expired = freshRequest({ ...over, texts, outbox: [] });
    const until = minutesAfter(1000);
    const answer = sendAgain(expired, 'Marc', 'press:1', until, momentAt(minutesAfter(5)));
    if (!answer.ok) throw new Error(answer.refusal.code);
    expect(answer.value).toMatchObject({ state: 'open', linkExpiresAt: until });
    expect(answer.value.newLinkAskedAt).toBeUndefined();
    expect(answer.value.texts).toHaveLength(2);
    expect(sendAgain(answer.value, 'Marc', 'press:1', until, momentAt(minutesAfter(6)))).toEqual({
      ok: true,
      value: answer.value,
    });
  });

  test('send again is refused while the first text still waits to leave: it must not arrive twice', () => {
    const answer = sendAgain(freshRequest(), 'Marc', 'press:1', minutesAfter(99), momentAt(minutesAfter(5)));
    expect(answer).toEqual({ ok: false, refusal: { code: 'text-waiting' } });
  });

  test('send again gives an expired request whose text still waits its time back, and no second text', () => {
    const waiting = freshRequest({ state: 'expired', linkExpiresAt: NOON });
    const answer = sendAgain(waiting, 'Marc', 'press:1', minutesAfter(99), momentAt(minutesAfter(5)));
    if (!answer.ok) throw new Error(answer.refusal.code);
    expect(answer.value).toMatchObject({ state: 'open', linkExpiresAt: minutesAfter(99) });
    expect(answer.value.texts).toHaveLength(1);
  });

  test('send again is refused while the last text has hardly left', () => {
    expect(sendAgain(freshRequest(), 'Marc', 'press:1', minutesAfter(99), momentAt(NOON))).toEqual({
      ok: false,
      refusal: { code: 'just-sent' },
    });
  });
});

describe('the end of a link', () => {
  test('comes at its time and not before', () => {
    const request = freshRequest({ linkExpiresAt: at, checkout: page('cs_1') });
    expect(expireLink(request, momentAt(NOON))).toBeUndefined();
    expect(stateAt(request, at)).toBe('expired');
    expect(expireLink(request, momentAt(at))).toMatchObject({ state: 'expired' });
  });

  test('lets the customer ask for a new link, once', () => {
    const expired = freshRequest({ state: 'expired' });
    const asked = askForNewLink(expired, momentAt(at));
    expect(asked && newsIn(asked)).toEqual(['link-asked-for']);
    expect(asked && askForNewLink(asked, momentAt(at))).toBeUndefined();
  });
});
