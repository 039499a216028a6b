import { describe, expect, test } from '@jest/globals';
import type { Button } from '../../cards/model.ts';
import { request } from '../../cards/payments/specimens/request.ts';
import { presentMessage } from '../../cards/present.ts';
import { toMessage } from '../../cards/render/block-kit.ts';
import { toPlainText } from '../../cards/render/plain-text.ts';
import { cad, garage, later } from '../../cards/specimens/people.ts';
import type { TextSummary } from '../../src/conversations/outgoing-text.ts';
import { plainSpaces } from '../../src/kernel/typed.ts';
import type { RequestMessage } from '../../src/payments/messages.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { buttonsOf } from './drawn.ts';

const card = (change: Partial<PaymentRequest>) =>
  presentMessage({
    kind: 'request',
    request: request('en', change),
    company: garage('en'),
    optedOut: false,
    papers: [],
  });
const says = (change: Partial<PaymentRequest>) => plainSpaces(toPlainText(card(change)));
const buttons = (change: Partial<PaymentRequest>): Button['action'][] =>
  buttonsOf(card(change)).map(({ action }) => action);

const text = (change: Partial<TextSummary>): TextSummary => ({
  id: 'txt_1',
  state: 'delivered',
  at: later(1),
  ...change,
});
const counter = ['request.link', 'request.code', 'request.void'];
const own = ['request.link', 'request.code', 'request.name', 'request.void'];
const both = ['request.send-again', ...own];

describe('the card of a request', () => {
  test.each<[string, Partial<PaymentRequest>, string, Button['action'][] | string[]]>([
    ['while its text waits', { texts: [text({ state: 'queued' })] }, 'Text on its way', own],
    ['once the text left', { texts: [text({ state: 'sent' })] }, 'Text sent (Nov 23, 12:01 p.m.)', both],
    ['once it arrived', {}, 'Text delivered (Nov 23, 12:01 p.m.)', both],
    [
      'when the phone is off',
      { texts: [text({ state: 'failed', reason: 'unreachable' })] },
      'can’t be reached',
      ['request.send-again', 'request.mail', ...counter],
    ],
    [
      'when it is a landline',
      { texts: [text({ state: 'failed', reason: 'landline' })] },
      'is a landline',
      ['request.mail', ...counter],
    ],
    ['when it was seen', { seenAt: later(2) }, 'Seen by the customer (Nov 23, 12:02 p.m.)', both],
    ['when a card was declined', { declined: { reason: 'expired-card', at: later(3) } }, 'the card has expired', both],
    ['while the bank confirms', { state: 'processing' }, 'in progress', []],
    ['when the link ran out', { state: 'expired' }, 'The link expired', ['request.send-again']],
    [
      'when it was cancelled',
      { state: 'cancelled', cancelled: { by: 'Sophie', at: later(9) } },
      'Cancelled by Sophie',
      [],
    ],
    [
      'when it is paid',
      { state: 'paid', payments: [{ id: 'pi', amount: cad(12550), at: later(4) }] },
      'Paid (Nov 23, 12:04',
      ['request.refund'],
    ],
  ])('says where it stands and offers what makes sense %s', (_, change, said, offered) => {
    expect(says(change)).toContain(said);
    expect(buttons(change)).toEqual(offered);
  });

  test('offers to send to nobody who wants no more texts', () => {
    const offered = (change: Partial<PaymentRequest>) => {
      const message: RequestMessage = {
        kind: 'request',
        request: request('en', change),
        company: garage('en'),
        optedOut: true,
        papers: [],
      };
      return buttonsOf(presentMessage(message)).map(({ action }) => action);
    };
    expect(offered({})).toEqual(['request.mail', ...counter]);
    expect(offered({ state: 'expired' })).toEqual([]);
  });

  test('is short once it is over: what it was, for whom, who asked, and what still matters', () => {
    const shown = says({ state: 'paid', payments: [{ id: 'pi', amount: cad(12550), at: later(4) }] });
    expect(shown).toContain('Julie Tremblay · (514) 555-0188 · Requested by');
    expect(shown).not.toContain('Message to the customer');
    expect(says({ state: 'processing' })).toContain('Message to the customer');
  });

  test('shows where it stands by a sign in Slack, whether that is good, bad or neither', () => {
    const sign = (change: Partial<PaymentRequest>) =>
      /[✅⚠❌🕓📤📬👀⏳🚫↩]/u.exec(JSON.stringify(toMessage(card(change)).blocks.slice(0, 2)))?.[0];
    const states: Partial<PaymentRequest>[] = [
      ...(['queued', 'sent', 'delivered', 'failed'] as const).map((state) => ({ texts: [text({ state })] })),
      { seenAt: later(2) },
      { declined: { reason: 'expired-card', at: later(3) } },
      { state: 'processing' },
      { state: 'paid' },
      { state: 'expired' },
      { state: 'cancelled' },
    ];
    expect(states.map(sign)).toEqual(['🕓', '📤', '📬', '❌', '👀', '⚠', '⏳', '✅', '⚠', '🚫']);
  });

  test('tells apart two moments in the hour that clocks repeat', () => {
    const paidAt = (at: string) =>
      says({ state: 'paid', payments: [{ id: 'pi', amount: cad(12550), at: new Date(at) }] });
    expect(paidAt('2026-11-01T05:30:00Z')).toContain('Paid (Nov 1, 1:30 a.m. EDT)');
    expect(paidAt('2026-11-01T06:30:00Z')).toContain('Paid (Nov 1, 1:30 a.m. EST)');
  });

  test('keeps saying what the customer did when a report on the text comes late', () => {
    const late = [text({ at: later(30) })];
    expect(says({ texts: late, seenAt: later(2) })).toContain('Seen by the customer');
  });

  test('speaks of the new text once it was sent again', () => {
    const texts = [text({}), text({ id: 'txt_2', state: 'sent', at: later(60) })];
    expect(says({ texts, seenAt: later(2), declined: { reason: 'expired-card', at: later(3) } })).toContain(
      'Text sent',
    );
  });

  test('tells what to do about money that should not have come, and offers nothing more to pay', () => {
    const payments = [
      { id: 'pi_1', amount: cad(12550), at: later(4) },
      { id: 'pi_2', amount: cad(12550), at: later(5), unexpected: 'already-paid' as const },
    ];
    expect(says({ state: 'paid', payments })).toContain('Refund it here');
  });

  test('says that a customer waits for a new link until one is sent', () => {
    expect(says({ state: 'expired', newLinkAskedAt: later(9) })).toContain('Julie Tremblay asked for a new link');
    expect(says({ state: 'open', newLinkAskedAt: later(9) })).not.toContain('asked for a new link');
  });

  test('names nobody twice when only the number is known', () => {
    const { blocks } = card({ customer: { id: 'cus_1', phone: '+15145550188' } });
    expect(JSON.stringify(blocks).match(/\(514\) 555-0188/g)).toHaveLength(1);
  });
});

test('what a customer texted is read out once', () => {
  const news = { kind: 'customer-replied', body: 'Thanks!\nI will pay tonight.', media: 0, at: later(5) } as const;
  const customer = { phone: '+15145550188', name: 'Julie' };
  const reply = presentMessage({ kind: 'news', company: garage('en'), customer, news, reference: 'RO4821' });
  expect(toPlainText(reply)).toBe(
    'Julie texted: Thanks!\nI will pay tonight.\nWhat you write here stays within your team, unless it starts with >.',
  );
  expect(reply.about).toBe('RO4821 · Julie · (514) 555-0188');
});
