import type { Tongue } from '../../../src/kernel/language.ts';
import type { QuickpayForm, QuickpayValues } from '../../../src/payments/screen.ts';
import { ANA, cad, JULIE, later } from '../../specimens/people.ts';
import { ASKING } from '../../specimens/replies.ts';
import { mailPreview, preview, requestedBefore } from './request.ts';

const EMPTY: QuickpayValues = {
  ...{ customer: '', name: '', amount: '', reference: '', message: '' },
  reply: 'payment-request',
  language: 'auto',
};

/** The form that asks for a payment, from empty to full of problems. */
export function quickpayForms(tongue: Tongue): Record<string, QuickpayForm> {
  const filled = { ...EMPTY, customer: JULIE.id, amount: tongue === 'fr' ? '125,50' : '125.50', reference: 'RO4821' };
  const form = (change: Partial<QuickpayForm>): QuickpayForm => ({
    kind: 'quickpay-form',
    values: filled,
    customer: JULIE,
    problems: {},
    warnings: [],
    replies: ASKING,
    owed: [],
    preview: preview(tongue),
    tongue,
    ...change,
  });
  const { preview: _, customer: __, ...bare } = form({ values: EMPTY });
  const own =
    tongue === 'fr' ? 'Bonjour Julie, votre auto est prête.' : 'Hello Julie, your car is ready – keys are inside.';
  const unclear = {
    typed: '125 4821',
    ways: [
      { amount: cad(12500), reference: '4821' },
      { amount: cad(482100), reference: '125' },
    ],
  };
  return {
    'quickpay-empty': bare,
    'quickpay-filled': form({}),
    'quickpay-unclear': {
      ...bare,
      ...form({ values: { ...filled, amount: '', reference: '' }, unclear }),
      preview: undefined,
    },
    'quickpay-proposal': {
      ...bare,
      ...form({ values: { ...filled, amount: '' }, proposal: cad(12550) }),
      problems: {},
    },
    'quickpay-from-message': form({ onMessage: 'found' }),
    'quickpay-message-empty': { ...bare, onMessage: 'nothing' },
    'quickpay-message-asks': {
      ...bare,
      onMessage: 'found',
      offered: {
        customers: [JULIE, { id: 'new:+14385550142', phone: '+14385550142' }],
        amounts: [cad(12550), cad(98012)],
        references: ['F-150'],
      },
    },
    'quickpay-owed': {
      ...bare,
      values: { ...EMPTY, customer: JULIE.id },
      customer: JULIE,
      owed: [
        { reference: 'RO4821', balance: cad(12550) },
        { reference: 'RO4836', balance: cad(219840) },
      ],
    },
    'quickpay-new-number': form({
      values: { ...filled, customer: 'new:+14385550142', name: 'Luc' },
      customer: { id: 'new:+14385550142', phone: '+14385550142' },
      preview: preview(tongue, { customer: { phone: '+14385550142', name: 'Luc' } }),
    }),
    'quickpay-other-name': form({
      values: { ...filled, customer: JULIE.id, name: 'Julie Roy' },
      warnings: [{ code: 'name-differs', customerId: JULIE.id, revision: 1, known: JULIE.name, typed: 'Julie Roy' }],
    }),
    'quickpay-nameless': form({ values: filled, customer: { id: JULIE.id, phone: JULIE.phone } }),
    'quickpay-own-message': form({
      values: { ...filled, message: own, language: tongue },
      preview: preview(tongue, { own: `${own} ${own} ${own}` }),
    }),
    'quickpay-warnings': form({
      values: { ...filled, message: tongue === 'fr' ? 'Voici le [lien].' : 'Here is the [link].' },
      warnings: [
        { code: 'reference-paid', requestId: 'pay_1', amount: cad(12550), at: later(-9000) },
        requestedBefore('+15145550188'),
        { code: 'reference-of-another-customer', name: 'Marie-Ève Roy' },
        { code: 'number-not-reached', requestId: 'pay_3', why: 'landline', at: later(-600) },
        { code: 'amount-differs', balance: cad(98012) },
        { code: 'currency-changed', from: 'USD', to: 'CAD' },
        { code: 'message-as-typed', typed: tongue === 'fr' ? '[lien]' : '[link]' },
      ],
    }),
    'quickpay-problems': {
      ...bare,
      values: { ...EMPTY, customer: 'new:+15145550142', amount: '12,345', message: '4242 4242 4242 4242' },
      customer: { id: 'new:+15145550142', phone: '+15145550142' },
      problems: {
        customer: { code: 'phone-landline' },
        name: { code: 'name-invalid' },
        amount: { code: 'amount-too-precise', decimals: 2 },
        reference: { code: 'reference-missing' },
        message: { code: 'has-card-number' },
      },
    },
    'quickpay-by-mail': form({
      values: { ...filled, customer: 'new:ana@example.com', name: 'Ana Silva' },
      customer: { id: 'new:ana@example.com', email: 'ana@example.com' },
      preview: mailPreview(tongue, { customer: ANA }),
    }),
    'quickpay-landline': {
      ...bare,
      ...form({ problems: { customer: { code: 'phone-landline' } } }),
      ...{ mail: { why: 'not-textable', known: 'julie@exemple.ca' }, preview: undefined },
    },
    'quickpay-stopped-by-mail': form({
      values: { ...filled, email: 'julie@exemple.ca' },
      mail: { why: 'opted-out', known: 'julie@exemple.ca' },
      preview: mailPreview(tongue, { customer: { name: JULIE.name, email: 'julie@exemple.ca' } }),
    }),
    'quickpay-wrong-email': form({
      values: { ...filled, email: 'julie@' },
      problems: { email: { code: 'email-unreadable' } },
      mail: { why: 'not-textable' },
    }),
    'quickpay-wrong-number': {
      ...bare,
      values: { ...filled, customer: 'new:418-555-01' },
      customer: { id: 'new:418-555-01', typed: '418-555-01' },
      problems: { customer: { code: 'phone-unreadable' } },
    },
  };
}
