import { nearestVariable, PLAIN_VARIABLES, VARIABLES } from '../src/company/variables.ts';
import type { Refusal } from '../src/kernel/refusal.ts';
import type { Refused } from '../src/kernel/screen.ts';
import type { Card } from './model.ts';
import { isolated, type Voice } from './voice.ts';

/** What happened and what to do next, in one or two sentences. */
export function sayRefusal(refusal: Refusal, voice: Voice): string {
  const { words, money, currency, shortly } = voice;
  const { refusals, variables } = words;
  switch (refusal.code) {
    case 'amount-too-precise':
      return refusals[refusal.code](refusal.decimals);
    case 'amount-over-limit':
      return refusals[refusal.code](money(refusal.limit), refusal.role && words.roles.names[refusal.role]);
    case 'role-needed':
      return refusals[refusal.code](
        words.roles.names[refusal.role],
        words.roles.names[refusal.asked],
        namesOf(refusal.who),
      );
    case 'refund-over-role':
    case 'refund-over-day':
      return refusals[refusal.code](money(refusal.limit), words.roles.names[refusal.role], namesOf(refusal.who));
    case 'deposit-too-much':
      return refusals[refusal.code](money(refusal.total));
    case 'refund-too-much':
      return refusals[refusal.code](money(refusal.left));
    case 'phone-foreign':
      return refusals[refusal.code](refusal.home);
    case 'part-too-small':
      return refusals[refusal.code](money(refusal.least));
    case 'part-too-much':
      return refusals[refusal.code](money(refusal.left));
    case 'part-leaves-too-little':
      return refusals[refusal.code](money(refusal.left), money(refusal.least));
    case 'amount-of-other-currency':
      return refusals[refusal.code](currency(refusal.currency));
    case 'message-too-long':
    case 'text-too-long':
      return refusals[refusal.code](refusal.length, refusal.limit);
    case 'tax-number-unreadable':
      return refusals[refusal.code](isolated(refusal.line));
    case 'route-unreadable':
      return refusals[refusal.code](isolated(refusal.line));
    case 'route-twice':
      return refusals[refusal.code](isolated(refusal.name));
    case 'route-room-unknown':
      return refusals[refusal.code](isolated(refusal.room), namesOf(refusal.rooms));
    case 'routes-too-many':
    case 'tax-numbers-too-many':
      return refusals[refusal.code](refusal.limit);
    case 'key-permissions':
      return refusals[refusal.code](namesOf(refusal.missing));
    case 'vendor-away':
      return refusals[refusal.code](refusal.vendor === 'stripe' ? 'Stripe' : 'Twilio');
    case 'file-too-large':
      return refusals[refusal.code](refusal.megabytes);
    case 'message-variable-unknown': {
      const fit = refusal.noMoney ? PLAIN_VARIABLES : VARIABLES;
      const known = fit.map((variable) => `{${variables[variable]}}`);
      const nearest = variables[nearestVariable(refusal.variable, fit)];
      return refusals[refusal.code](isolated(refusal.variable), nearest, known.join(', '));
    }
    case 'reply-language-missing':
      return refusals[refusal.code](refusal.tongue);
    case 'invoice-voided':
    case 'invoice-not-for-customer':
    case 'invoice-nothing-owed':
    case 'invoice-taken':
    case 'order-closed':
    case 'order-costs-nothing':
      return refusals[refusal.code](refusal.reference);
    case 'customer-opted-out':
      return refusals[refusal.code](named(refusal, voice));
    case 'not-yours-to-correct':
      return refusals[refusal.code](isolated(refusal.by));
    case 'asked-again':
      return refusals[refusal.code](isolated(refusal.by), shortly(refusal.at));
    default:
      return refusals[refusal.code];
  }
}

const namesOf = (who: string[]): string => who.map(isolated).join(', ');

/** Somebody in a sentence, by name and number: there may be two of a name. In English, numbers have parentheses themselves. */
function named({ name, phone }: { name?: string; phone: string }, voice: Voice): string {
  return name ? `${isolated(name)}, ${voice.phone(phone)},` : voice.phone(phone);
}

export function refusalCard({ refusal }: Pick<Refused, 'refusal'>, voice: Voice): Card {
  const text = sayRefusal(refusal, voice);
  return { summary: text, blocks: [{ kind: 'text', text, tone: 'attention' }] };
}
