import { COMMANDS } from '../src/features.ts';
import { words } from '../src/i18n/index.ts';
import type { Refusal, RefusalCode } from '../src/kernel/refusal.ts';
import type { Screen } from '../src/screen.ts';
import { cad, NOON } from './specimens/people.ts';

/** What is of no feature alone. */
export const screens = (): Record<'help' | 'refused', Record<string, Screen>> => ({
  help: { help: { kind: 'help', commands: COMMANDS, opener: { action: 'form.open', value: '/quickpay' } } },
  refused: Object.fromEntries(refusals().map((refusal) => [`refused-${refusal.code}`, { kind: 'refused', refusal }])),
});

/** Each refusal there is, with what its sentence needs. */
function refusals(): Refusal[] {
  return (Object.keys(words('en').refusals) as RefusalCode[]).map((code): Refusal => {
    switch (code) {
      case 'amount-too-precise':
        return { code, decimals: 2 };
      case 'amount-over-limit':
        return { code, limit: cad(1_000_000) };
      case 'role-needed':
        return { code, role: 'agent', asked: 'member', who: ['Sophie Roy', 'Marc Tremblay'] };
      case 'refund-over-role':
      case 'refund-over-day':
        return { code, role: 'member', limit: cad(20_000), who: ['Sophie Roy'] };
      case 'deposit-too-much':
        return { code, total: cad(40_218) };
      case 'part-too-small':
        return { code, least: cad(5_000) };
      case 'part-leaves-too-little':
        return { code, least: cad(5_000), left: cad(12_550) };
      case 'part-too-much':
      case 'refund-too-much':
        return { code, left: cad(7_550) };
      case 'amount-of-other-currency':
        return { code, currency: 'CAD' };
      case 'text-too-long':
        return { code, length: 5000, limit: 1000 };
      case 'tax-number-unreadable':
        return { code, line: 'TPS 🧾' };
      case 'route-unreadable':
        return { code, line: 'Sophie Roy' };
      case 'route-twice':
        return { code, name: 'Sophie Roy' };
      case 'route-room-unknown':
        return { code, room: 'carosserie', rooms: ['service', 'carrosserie'] };
      case 'routes-too-many':
        return { code, limit: 60 };
      case 'tax-numbers-too-many':
        return { code, limit: 8 };
      case 'key-permissions':
        return { code, missing: ['Checkout Sessions (write)', 'Events (read)'] };
      case 'vendor-away':
        return { code, vendor: 'stripe' };
      case 'file-too-large':
        return { code, megabytes: 2 };
      case 'message-too-long':
        return { code, length: 1712, limit: 1600 };
      case 'asked-again':
        return { code, by: 'Sophie Roy', at: NOON };
      case 'message-variable-unknown':
        return { code, variable: 'client.prenon' };
      case 'reply-language-missing':
        return { code, tongue: 'en' };
      case 'not-yours-to-correct':
        return { code, by: 'Sophie Roy' };
      case 'customer-opted-out':
        return { code, phone: '+15145550188', name: 'Julie Tremblay' };
      default:
        return { code } as Refusal;
    }
  });
}
