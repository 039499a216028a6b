import { COMMANDS } from '../../src/features.ts';
import { words } from '../../src/i18n/index.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import type { Refusal, RefusalCode } from '../../src/kernel/refusal.ts';
import type { Screen } from '../../src/screen.ts';
import { cad, JULIE, NOON, preview, requestedBefore } from '../specimens/people.ts';
import { quickpayForms, setupForms } from './specimens/forms.ts';

type Shown<K extends Screen['kind']> = Extract<Screen, { kind: K }>;

/** Every screen in every state, by kind: one that is forgotten does not compile. */
export function screens(tongue: Tongue): { [K in Screen['kind']]: Record<string, Shown<K>> } {
  const sent = { kind: 'request-sent', to: JULIE.name, amount: cad(12550), reference: 'RO4821' } as const;
  const confirmation: Shown<'quickpay-confirmation'> = {
    kind: 'quickpay-confirmation',
    draftId: 'drf_1',
    amount: cad(12550),
    reference: 'RO4821',
    preview: preview(tongue),
    warnings: [],
  };
  return {
    'quickpay-form': quickpayForms(tongue),
    'setup-form': setupForms(tongue),
    'quickpay-confirmation': {
      confirmation,
      'confirmation-warning': {
        ...confirmation,
        warnings: [requestedBefore('Julie Tremblay')],
      },
    },
    'request-sent': {
      sent: { ...sent, shownIn: ['slack:T1/C1'] },
      'sent-without-room': { ...sent, to: JULIE.phone, shownIn: [] },
    },
    'request-cancelling': { cancelling: { kind: 'request-cancelling', reference: 'RO4821' } },
    'request-cancelled': { cancelled: { kind: 'request-cancelled', reference: 'RO4821' } },
    'request-sent-again': { 'sent-again': { kind: 'request-sent-again', reference: 'RO4821' } },
    'not-sent': { 'not-sent': { kind: 'not-sent' } },
    'set-up': {
      'set-up': { kind: 'set-up', companyName: 'Garage Boréal', textsFrom: '+15145550101', isFollowed: true },
      'set-up-unfollowed': { kind: 'set-up', companyName: 'Garage Boréal', isFollowed: false },
    },
    help: { help: { kind: 'help', commands: COMMANDS, opener: { action: 'form.open', value: '/quickpay' } } },
    refused: Object.fromEntries(refusals().map((refusal) => [`refused-${refusal.code}`, { kind: 'refused', refusal }])),
  };
}

/** Each refusal there is, with what its sentence needs. */
function refusals(): Refusal[] {
  return (Object.keys(words('en').refusals) as RefusalCode[]).map((code): Refusal => {
    switch (code) {
      case 'amount-too-precise':
        return { code, decimals: 2 };
      case 'amount-over-limit':
        return { code, limit: cad(1_000_000) };
      case 'amount-of-other-currency':
        return { code, currency: 'CAD' };
      case 'message-too-long':
        return { code, length: 1712, limit: 1600 };
      case 'asked-again':
        return { code, by: 'Sophie Roy', at: NOON };
      case 'customer-opted-out':
        return { code, phone: '+15145550188', name: 'Julie Tremblay' };
      default:
        return { code } as Refusal;
    }
  });
}
