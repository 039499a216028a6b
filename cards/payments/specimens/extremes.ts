import type { Tongue } from '../../../src/kernel/language.ts';
import type { PaymentRequest } from '../../../src/payments/request.ts';
import type { MailPreview, Preview, QuickpayForm, QuickpayValues } from '../../../src/payments/screen.ts';
import type { Message } from '../../../src/ports.ts';
import type { Screen } from '../../../src/screen.ts';
import { longAndHostile, longGarage } from '../../specimens/extremes.ts';
import { cad, later } from '../../specimens/people.ts';
import { longReplies } from '../../specimens/replies.ts';
import { mailPreview, preview, request } from './request.ts';

export const extremes = (tongue: Tongue) => ({ screens: extremeScreens(tongue), messages: extremeMessages(tongue) });

/** As long as one can be chosen. */
const LONG_EMAIL = `${'a'.repeat(64)}@${'b'.repeat(51)}.com`;
const LONG_LINK = `https://${'pay.'.repeat(12)}example/p/${'x'.repeat(22)}`;
const REASONS = { reason: 'sender-problem', state: 'failed' } as const;

/** Forms and answers at their fullest. */
function extremeScreens(tongue: Tongue): Record<string, Screen> {
  const screens = longAndHostile.flatMap(({ script, name, reference, message }): [string, Screen][] => {
    const phone = '+14385550142';
    const values: QuickpayValues = {
      ...{ customer: `new:${phone}`, name, amount: '9'.repeat(30), reference, message },
      ...{ reply: 'how-to-pay', language: tongue },
    };
    const text: Preview = { ...preview(tongue, { customer: { phone, name }, reference }), text: message };
    const mail: MailPreview = {
      ...mailPreview(tongue, { customer: { email: LONG_EMAIL, name }, reference, company: longGarage(tongue) }),
      text: message,
    };
    const warnings: QuickpayForm['warnings'] = [
      { code: 'reference-paid', requestId: 'pay_1', amount: cad(Number.MAX_SAFE_INTEGER), at: later(0) },
      {
        ...{ code: 'reference-requested', requestId: 'pay_2', amount: cad(Number.MAX_SAFE_INTEGER) },
        ...{ to: name, by: name, at: later(0) },
      },
      { code: 'reference-of-another-customer', name },
      { code: 'amount-differs', balance: cad(Number.MAX_SAFE_INTEGER) },
    ];
    const replies = longReplies(name, message);
    const sent = { preview: text, warnings, amount: cad(Number.MAX_SAFE_INTEGER), reference };
    return [
      [
        `extreme-form-${script}`,
        {
          ...{ kind: 'quickpay-form', values, tongue, warnings, replies, preview: text },
          customer: { id: `new:${phone}`, phone, name },
          problems: {
            ...{ customer: { code: 'customer-opted-out', phone, name }, name: { code: 'name-invalid' } },
            ...{ amount: { code: 'amount-over-limit', limit: sent.amount }, reference: { code: 'reference-invalid' } },
            ...{ message: { code: 'has-card-number' } },
          },
          proposal: sent.amount,
          owed: Array.from({ length: 5 }, () => ({ reference, balance: sent.amount })),
        },
      ],
      [
        `extreme-typed-${script}`,
        {
          ...{
            kind: 'quickpay-form',
            tongue,
            replies,
            warnings: [],
            owed: [],
            problems: { customer: { code: 'customer-missing' } },
          },
          ...{
            values: { ...values, customer: `find:${name.repeat(3)}` },
            customer: { id: `find:${name.repeat(3)}`, typed: name.repeat(3) },
          },
        },
      ],
      [`extreme-confirmation-${script}`, { kind: 'quickpay-confirmation', draftId: 'd'.repeat(60), ...sent }],
      [
        `extreme-by-mail-${script}`,
        {
          ...{ kind: 'quickpay-form', values: { ...values, email: LONG_EMAIL }, tongue, warnings, replies, owed: [] },
          ...{ customer: { id: `new:${LONG_EMAIL}`, email: LONG_EMAIL, name }, preview: mail },
          ...{
            problems: { email: { code: 'email-unsupported' } },
            mail: { why: 'opted-out', known: `a${LONG_EMAIL}` },
          },
        },
      ],
      [
        `extreme-confirmation-by-mail-${script}`,
        { kind: 'quickpay-confirmation', draftId: 'd', ...sent, preview: mail },
      ],
      ...(['link', 'code'] as const).map((what): [string, Screen] => [
        `extreme-counter-${what}-${script}`,
        {
          ...{ kind: 'counter-form', values: {}, what, requestId: 'r'.repeat(60), amount: sent.amount, reference },
          ...{ url: LONG_LINK, codeUrl: `${LONG_LINK}/code.png` },
        },
      ]),
      [`extreme-sent-${script}`, { kind: 'request-sent', to: name, amount: sent.amount, reference, shownIn: [] }],
    ];
  });
  return Object.fromEntries(screens);
}

/** Cards and news at their fullest. */
function extremeMessages(tongue: Tongue): Record<string, Message> {
  const company = longGarage(tongue);
  const messages = longAndHostile.flatMap(({ script, name, reference, message }): [string, Message][] => {
    const customer = { id: 'cus_1', phone: '+14385550142', name };
    const amount = cad(Number.MAX_SAFE_INTEGER);
    const unexpected = Array.from({ length: 5 }, (_, index) => ({
      ...{ id: `pi_${index}`, amount, at: later(index), unexpected: 'already-paid' as const },
    }));
    const fullest: Partial<PaymentRequest> = {
      ...{ customer, amount, reference, message, asker: { id: 'U1', name }, payments: unexpected },
      texts: [{ id: 'txt_1', at: later(0), ...REASONS }],
    };
    const at = later(0);
    const told = { company, customer, reference };
    return [
      [
        `extreme-request-by-mail-${script}`,
        {
          ...{ kind: 'request', optedOut: false, papers: [], company },
          request: request(tongue, {
            ...fullest,
            ...{ texts: [], customer: { id: 'cus_1', email: LONG_EMAIL, name } },
            mails: [{ id: 'mai_1', to: LONG_EMAIL, asks: true, at: later(0), state: 'failed', reason: 'refused' }],
          }),
        },
      ],
      [
        `extreme-request-${script}`,
        { kind: 'request', optedOut: false, papers: [], company, request: request(tongue, fullest) },
      ],
      [
        `extreme-paid-${script}`,
        {
          kind: 'news',
          ...told,
          news: { kind: 'payment-paid', amount, method: { kind: 'other', name }, at, late: true },
        },
      ],
    ];
  });
  return Object.fromEntries(messages);
}
