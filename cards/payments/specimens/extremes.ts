import type { Tongue } from '../../../src/kernel/language.ts';
import type { PaymentRequest } from '../../../src/payments/request.ts';
import type { Message } from '../../../src/ports.ts';
import type { Preview, QuickpayForm, QuickpayValues, Screen } from '../../../src/screen.ts';
import { cad, garage, later, preview, request } from '../../specimens/people.ts';

/** Words that try to mention everyone, to link, to format, to hide, and to turn the direction of what follows. */
export const HOSTILE =
  '<!channel> <@U123|you> <https://evil.example|pay here> [pay](https://evil.example) *b* _i_ ~s~ `c` &lt;!here&gt; \u202eevil\u2066 a\u200bb';

/** The longest names, references and messages that the core lets through, in several scripts. */
const SCRIPTS: Record<string, { name: string; reference: string; message: string }> = {
  long: {
    name: 'Marie-Ève '.repeat(8),
    reference: 'R'.repeat(64),
    message: 'Très long message. '.repeat(85).slice(0, 1600),
  },
  emoji: { name: '👩‍🔧'.repeat(16), reference: '🚗'.repeat(64), message: '👩‍🔧🚗'.repeat(228) },
  arabic: { name: 'محمد '.repeat(16), reference: 'فاتورة'.repeat(10), message: 'مرحبا بكم في المرآب '.repeat(80) },
  hostile: { name: HOSTILE.slice(0, 80), reference: HOSTILE.slice(0, 64), message: HOSTILE.repeat(25) },
};
const REASONS = { reason: 'sender-problem', state: 'failed' } as const;

/** Forms and answers at their fullest. */
export function extremeScreens(tongue: Tongue): Record<string, Screen> {
  const screens = Object.entries(SCRIPTS).flatMap(([script, { name, reference, message }]): [string, Screen][] => {
    const phone = '+14385550142';
    const values: QuickpayValues = {
      ...{ customer: `new:${phone}`, name, amount: '9'.repeat(30), reference, message },
      ...{ reply: 'how-to-pay', language: tongue },
    };
    const text: Preview = { ...preview(tongue, { customer: { phone, name }, reference }), text: message };
    const warnings: QuickpayForm['warnings'] = [
      { code: 'reference-paid', requestId: 'pay_1', amount: cad(Number.MAX_SAFE_INTEGER), at: later(0) },
      {
        ...{ code: 'reference-requested', requestId: 'pay_2', amount: cad(Number.MAX_SAFE_INTEGER) },
        ...{ to: name, by: name, at: later(0) },
      },
      { code: 'reference-of-another-customer', name },
      { code: 'amount-differs', balance: cad(Number.MAX_SAFE_INTEGER) },
    ];
    const sent = { preview: text, warnings, amount: cad(Number.MAX_SAFE_INTEGER), reference };
    return [
      [
        `extreme-form-${script}`,
        {
          ...{ kind: 'quickpay-form', values, tongue, warnings, preview: text },
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
      [`extreme-sent-${script}`, { kind: 'request-sent', to: name, amount: sent.amount, reference, shownIn: [] }],
    ];
  });
  return Object.fromEntries(screens);
}

/** Cards and news at their fullest. */
export function extremeMessages(tongue: Tongue): Record<string, Message> {
  const company = { ...garage(tongue), name: 'Garage '.repeat(11) };
  const messages = Object.entries(SCRIPTS).flatMap(([script, { name, reference, message }]): [string, Message][] => {
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
      [`extreme-request-${script}`, { kind: 'request', optedOut: false, company, request: request(tongue, fullest) }],
      [
        `extreme-reply-${script}`,
        {
          kind: 'news',
          ...told,
          news: { kind: 'customer-replied', body: message.repeat(4), media: 10, at, late: true },
        },
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
