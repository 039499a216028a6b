import type { Slack } from '../slack/slack.ts';
import type { Teams } from '../teams/teams.ts';
import type { Journal } from './journal.ts';
import type { Vendors } from './vendors.ts';

export type Guide = ReturnType<typeof createGuide>;

/** How far the newcomer has come, step by step; `again` starts over from now. */
export function createGuide({ slack, teams, twilio, stripe, smtp }: Vendors, { lines }: Journal) {
  let start = { at: 0, line: 0, events: 0, texts: 0, mails: 0 };
  const isNew = (at: number) => at >= start.at;
  const commands = ['slack.command', 'teams.command', 'teams.message'];

  return {
    steps() {
      const now = lines.filter(({ id }) => id > start.line);
      const events = stripe.events.slice(start.events);
      const paid = events.some(({ type }) => type === 'checkout.session.completed');
      return {
        typed: now.some(({ kind, about }) => commands.includes(kind) && /invoice|quickpay/.test(about.typed ?? '')),
        sent: twilio.messages.slice(start.texts).some(({ direction }) => direction !== 'inbound'),
        opened: now.some(({ kind, end }) => kind === 'customer.opens' && end?.status === 200),
        looked: now.some(({ kind, end }) => kind === 'customer.invoice' && end?.status === 200),
        declined: events.some(({ type }) => type === 'payment_intent.payment_failed'),
        paid,
        told: paid && (isToldInSlack(slack, isNew) || isToldInTeams(teams, isNew)),
        mailed: paid && smtp.taken.length > start.mails,
      };
    },
    again() {
      const line = lines.at(-1)?.id ?? 0;
      start = {
        at: Date.now(),
        line,
        events: stripe.events.length,
        texts: twilio.messages.length,
        mails: smtp.taken.length,
      };
    },
  };
}

type IsNew = (at: number) => boolean;

/** Whether the app wrote below a card of its own. */
const isToldInSlack = (slack: Slack, isNew: IsNew) =>
  slack.channels().some(({ id }) =>
    slack
      .messages(id)
      .filter(({ fromApp }) => fromApp)
      .flatMap(({ ts }) => slack.thread(id, ts).slice(1))
      .some(({ fromApp, ts }) => fromApp && isNew(Number(ts) * 1000)),
  );

const isToldInTeams = (teams: Teams, isNew: IsNew) =>
  teams.rooms().some(({ id: room, kind }) => {
    const heads = teams.messages(room).filter(({ fromApp }) => fromApp);
    const replies = heads.flatMap(({ id }) => teams.thread(room, id).slice(1));
    return kind === 'channel' && replies.some(({ at }) => isNew(at));
  });
