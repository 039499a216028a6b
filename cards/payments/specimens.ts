import type { Tongue } from '../../src/kernel/language.ts';
import type {
  CancelForm,
  CounterForm,
  NameForm,
  PaymentScreen,
  QuickpayConfirmation,
} from '../../src/payments/screen.ts';
import type { ShareForm, SharingScreen } from '../../src/payments/sharing/screen.ts';
import type { ScreenSpecimens } from '../specimen.ts';
import { ANA, cad, JULIE, later } from '../specimens/people.ts';
import { quickpayForms } from './specimens/forms.ts';
import { remindersForms } from './specimens/reminders.ts';
import { mailPreview, preview, requestedBefore } from './specimens/request.ts';

export { extremes } from './specimens/extremes.ts';
export { messages, news } from './specimens/rooms.ts';

const LINK = 'https://pay.garageboreal.ca/p/Sx3vJ5bPq0kZl8TtYc2nWg';
const counter = (what: CounterForm['what']): CounterForm => ({
  ...{ kind: 'counter-form', values: {}, what, requestId: 'pay_1', amount: cad(12550), reference: 'RO4821' },
  ...{ url: LINK, codeUrl: `${LINK}/code.png` },
});

const named: NameForm = {
  ...{ kind: 'name-form', values: { name: JULIE.name }, requestId: 'pay_1', contact: JULIE.phone, seen: JULIE.name },
};

export function screens(tongue: Tongue): ScreenSpecimens<PaymentScreen | SharingScreen> {
  const sent = { kind: 'request-sent', to: JULIE.name, amount: cad(12550), reference: 'RO4821' } as const;
  const confirmation: QuickpayConfirmation = {
    kind: 'quickpay-confirmation',
    draftId: 'drf_1',
    amount: cad(12550),
    reference: 'RO4821',
    preview: preview(tongue),
    warnings: [],
  };
  return {
    'quickpay-form': quickpayForms(tongue),
    'quickpay-confirmation': {
      confirmation,
      'confirmation-by-mail': { ...confirmation, preview: mailPreview(tongue, { customer: ANA }) },
      'confirmation-warning': { ...confirmation, warnings: [requestedBefore('Julie Tremblay')] },
    },
    'request-sent': {
      sent: { ...sent, shownIn: ['slack:T1/C1'] },
      'sent-by-mail': { ...sent, to: ANA.email, shownIn: [] },
      'sent-without-room': { ...sent, to: JULIE.phone, shownIn: [] },
    },
    'request-cancelling': { cancelling: { kind: 'request-cancelling', reference: 'RO4821' } },
    'request-cancelled': { cancelled: { kind: 'request-cancelled', reference: 'RO4821' } },
    'parts-changed': {
      'parts-off': { kind: 'parts-changed', reference: 'RO4821', inFull: true },
      'parts-on': { kind: 'parts-changed', reference: 'RO4821', inFull: false },
    },
    'request-sent-again': { 'sent-again': { kind: 'request-sent-again', reference: 'RO4821' } },
    'counter-form': { 'counter-link': counter('link'), 'counter-code': counter('code') },
    'counter-done': { 'counter-done': { kind: 'counter-done', reference: 'RO4821', shownIn: [] } },
    'name-form': {
      name: named,
      'name-meanwhile': { ...named, values: { name: 'Julie Tremblay-Roy' }, seen: 'Julie Roy', meanwhile: 'Julie Roy' },
      'name-problems': { ...named, values: { name: '' }, problem: { code: 'field-missing' } },
    },
    'reminders-form': remindersForms(),
    'cancel-form': {
      cancel: cancelling,
      'cancel-problems': {
        ...cancelling,
        values: { reason: 'other', note: '' },
        problems: { note: { code: 'field-missing' } },
      },
    },
    'reminders-changed': {
      'reminders-changed': { kind: 'reminders-changed', reference: 'RO4821', nextAt: later(3 * 24 * 60) },
      'reminders-none': { kind: 'reminders-changed', reference: 'RO4821' },
    },
    'name-corrected': { 'name-corrected': { kind: 'name-corrected', contact: JULIE.phone, name: 'Julie Roy' } },
    'share-form': {
      share: sharing,
      'share-filled': {
        ...sharing,
        ...{ values: { customer: ANA.id, name: '', amount: '50' }, customer: ANA },
        preview: mailPreview(tongue, { customer: ANA, amount: cad(5_000) }),
      },
      'share-problems': {
        ...sharing,
        values: { customer: '', name: '', amount: '120' },
        problems: {
          customer: { code: 'customer-missing' },
          amount: { code: 'part-leaves-too-little', ...sharing.terms },
        },
      },
      'share-same': {
        ...sharing,
        ...{ values: { customer: JULIE.id, name: '', amount: '' }, customer: JULIE },
        problems: { customer: { code: 'share-same-payer' } },
      },
    },
    'amount-shared': {
      'amount-shared': { kind: 'amount-shared', to: 'Assurance Boréale', amount: cad(5_000), reference: 'RO4821' },
    },
    'share-ending': { 'share-ending': { kind: 'share-ending', to: 'Assurance Boréale', reference: 'RO4821' } },
    'not-sent': { 'not-sent': { kind: 'not-sent' } },
  };
}

const sharing: ShareForm = {
  ...{ kind: 'share-form', values: { customer: '', name: '', amount: '' }, problems: {}, requestId: 'pay_1' },
  ...{ reference: 'RO4821', total: cad(12_550), terms: { least: cad(2_500), left: cad(12_550) } },
};

const cancelling: CancelForm = {
  ...{ kind: 'cancel-form', values: { reason: '', note: '' }, problems: {}, requestId: 'pay_1' },
  ...{ amount: cad(12_550), reference: 'RO4821' },
};
