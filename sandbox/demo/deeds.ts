/** What the person at the page can do: each deed drives the stand-ins as the tests do. */
import type { Tongue } from '../../src/kernel/language.ts';
import type { Place } from '../slack/surfaces.ts';
import { createDealerDeeds } from './dealer-deeds.ts';
import type { Deed, Told } from './deed.ts';
import type { Guide } from './guide.ts';
import { SWITCHES, type Switch, type Switches } from './switches.ts';
import { createTeamsDeeds } from './teams-deeds.ts';
import type { Vendors } from './vendors.ts';

/** Where a button or list stands: on a message, or on the modal. */
const placeOf = (told: Told): Place => {
  const ts = told.optional('ts');
  if (told.flag('home')) return 'home';
  return ts ? { channel: told.string('channel'), ts } : 'modal';
};

/** What happens to the demo as a whole. */
interface Happenings {
  switches: Switches;
  guide: Guide;
  restart(): Promise<void>;
  expire(): Promise<void>;
  /** Some days go by at once. */
  jump(): Promise<void>;
  /** An hour goes by at once. */
  hour(): void;
  speak(tongue: Tongue): Promise<void>;
}

/** Every deed by its name. A deed throws when what it is about is no longer on the screen. */
export function createDeeds(vendors: Vendors, { switches, guide, restart, expire, jump, hour, speak }: Happenings) {
  const { slack, teams, twilio, stripe } = vendors;
  function lastPaid(): string {
    const paid = stripe.intents.findLast(({ status }) => status === 'succeeded');
    if (!paid) throw new Error('nothing was paid yet');
    return paid.id;
  }

  function lastRefund(): string {
    const made = stripe.refunds.findLast(({ status }) => status !== 'failed' && status !== 'canceled');
    if (!made) throw new Error('nothing was given back yet');
    return made.id;
  }

  /** A debit comes back before it settles, or as a dispute afterwards; what a bank did with another payment is none. */
  function bringDebitBack(): void {
    const session = stripe.sessions.findLast(({ payment_intent: id }) => {
      const charge = stripe.charges.find(({ payment_intent: paid }) => paid === id);
      return charge?.payment_method_details.type === 'acss_debit' && charge.status !== 'failed';
    });
    if (!session) throw new Error('nobody paid by bank debit yet');
    if (session.payment_status === 'paid') stripe.dispute(session.id, { reason: 'insufficient_funds', dueBy: 0 });
    else stripe.settleAsync(session.id, 'failed');
  }

  function lastPaidOut(): string {
    const made = stripe.bank.payouts.findLast(({ status }) => status !== 'failed');
    if (!made) throw new Error('nothing was paid out yet');
    return made.id;
  }

  const deeds: Record<string, Deed> = {
    type: (told) =>
      slack.type({
        user: told.string('user'),
        channel: told.string('channel'),
        text: told.string('text'),
        ...(told.optional('threadTs') ? { threadTs: told.string('threadTs') } : {}),
      }),
    shortcut: async (told) => {
      const message = { channel: told.string('channel'), ts: told.string('ts') };
      const { error } = await slack.shortcut(told.string('user'), message, told.string('name'));
      return { failed: error };
    },
    enter: (told) =>
      slack.enter(told.string('user'), told.string('name'), told.string('value'), { place: placeOf(told) }),
    suggest: async (told) => {
      const { reply: _, ...offered } = await slack.suggest(
        told.string('user'),
        told.string('name'),
        told.string('value'),
        placeOf(told),
      );
      return offered;
    },
    select: (told) =>
      slack.select(told.string('user'), told.string('name'), told.optional('value') ?? null, placeOf(told)),
    tick: (told) => slack.select(told.string('user'), told.string('name'), told.strings('values'), placeOf(told)),
    attach: (told) =>
      slack.attach(told.string('user'), told.string('name'), [
        {
          name: told.string('file'),
          mimetype: told.string('mimetype'),
          bytes: Buffer.from(told.string('base64'), 'base64'),
        },
      ]),
    press: (told) => slack.press(told.string('user'), placeOf(told), told.string('name')),
    submit: (told) => slack.submit(told.string('user')),
    dismiss: (told) => slack.dismiss(told.string('user'), { all: told.flag('all') }),
    ...createTeamsDeeds(teams),
    ...createDealerDeeds(vendors),
    text: async (told) => {
      const base64 = told.optional('base64');
      const content = base64 === undefined ? undefined : Buffer.from(base64, 'base64');
      const media = content && [{ contentType: told.string('mimetype'), content }];
      const text = { from: told.string('from'), body: told.string('body'), ...(media && { media }) };
      const { status, replies } = await twilio.customerTexts(text);
      // What the network answers by itself makes no line in the journal: the page hears of it here.
      if (replies.length > 0) await twilio.idle();
      return { status };
    },
    'phone-off': (told) => twilio.numbers.set(told.string('phone'), told.flag('off') ? 'unreachable' : 'mobile'),
    switch: (told) => switches.set(known(told.string('name')), told.flag('on')),
    home: (told) => void slack.openHome(told.string('user')),
    speak: (told) => speak(told.string('language') === 'en' ? 'en' : 'fr'),
    saw: (told) => {
      const thread = told.optional('thread');
      guide.saw(thread ? { thread } : 'day');
    },
    again: () => guide.again(),
    expire,
    jump,
    hour,
    refund: () => stripe.refund(lastPaid()),
    'refund-failed': () => stripe.endRefund(lastRefund(), 'failed'),
    'debit-back': bringDebitBack,
    dispute: () => stripe.dispute(lastPaid()),
    payout: () => stripe.bank.payOut(),
    'payout-failed': () => stripe.bank.failPayout(lastPaidOut()),
    kill: restart,
  };
  return deeds;
}

function known(name: string): Switch {
  const found = SWITCHES.find((one) => one === name);
  if (!found) throw new Error(`there is no switch ${name}`);
  return found;
}
