import type { Tongue } from '../../src/kernel/language.ts';
import type { Slack } from '../slack/slack.ts';
import type { Teams } from '../teams/teams.ts';
import { STORIES, type Story } from './garage.ts';
import type { Journal, Line } from './journal.ts';
import type { Vendors } from './vendors.ts';

export type Guide = ReturnType<typeof createGuide>;

const TOKEN = /\/p\/([\w-]+)/;
/** Orders of a second turn count on from here. */
const FIRST_NEW = 4851;

/**
 * How far the newcomer has come, step by step, in what the guide asks for and in nothing else; `again` starts over from
 * now. `saw`: what only the page knows: that they opened what is written below a card in Slack, or the day in Teams.
 */
export function createGuide({ slack, teams, twilio, stripe, mailbox, cdk }: Vendors, { lines }: Journal) {
  const nothingSeen = () => ({ threads: new Set<string>(), day: false });
  let start = { at: 0, line: 0, events: 0, texts: 0, mails: 0 };
  let seen = nothingSeen();
  let stories: Record<Tongue, Story> = STORIES;
  /** What is done stays done, however much the journal forgets. */
  const done = new Set<string>();
  const isNew = (at: number) => at >= start.at;

  /** The links that its customer was texted for what it is about. */
  function linksSent({ phone, reference }: Story): Set<string> {
    const texts = twilio.messages
      .slice(start.texts)
      .filter(({ direction, to, body }) => direction !== 'inbound' && to === phone && body.includes(reference));
    return new Set(texts.flatMap(({ body }) => TOKEN.exec(body)?.[1] ?? []));
  }

  /** The pages to pay on that these links led to. */
  function sessionsOf(links: Set<string>) {
    return stripe.sessions.filter(({ success_url: back }) => links.has(TOKEN.exec(back)?.[1] ?? ''));
  }

  function look(story: Story) {
    const names = (text: string) => text.includes(story.reference);
    const now = lines.filter(({ id }) => id > start.line);
    const links = linksSent(story);
    const opened = (kind: string) =>
      now.some((line) => line.kind === kind && line.end?.status === 200 && links.has(line.about.link ?? ''));
    const sessions = sessionsOf(links);
    const intents = new Set(sessions.map(({ payment_intent: intent }) => intent));
    const declined = stripe.events
      .slice(start.events)
      .some(({ type, data }) => type === 'payment_intent.payment_failed' && intents.has(data.object.id));
    const paid = sessions.some(({ payment_status: status }) => status === 'paid');
    return {
      typed: now.some((line) => asksForInvoices(line, story)),
      sent: links.size > 0,
      opened: opened('customer.opens'),
      looked: opened('customer.invoice'),
      declined,
      paid,
      told:
        paid && (isReadInSlack(slack, { isNew, names, read: seen.threads }) || isToldInTeams(teams, { isNew, names })),
      mailed:
        paid &&
        mailbox
          .mails()
          .slice(start.mails)
          .some(({ subject, attachments }) => names(subject) && attachments.length > 1),
      day: seen.day || now.some(({ kind, about }) => kind === 'slack.event' && about.type === 'app_home_opened'),
      settings: now.some((line) => typedIn(line)?.startsWith('settings') === true),
    };
  }

  /** What was sent once is paid, or may be: the same work is done once more, under a number of its own. */
  function renew(story: Story): Story {
    const { dealer } = cdk;
    if (!twilio.messages.some(({ to, body }) => to === story.phone && body.includes(story.reference))) return story;
    const taken = new Set(dealer.orders.map(({ roNumber }) => roNumber));
    const number = Array.from({ length: 10_000 }, (_, i) => FIRST_NEW + i).find((one) => !taken.has(`RO${one}`));
    const reference = `RO${number}`;
    const now = new Date();
    dealer.addOrder({
      ...structuredClone(dealer.order(STORIES[story.tongue].reference)),
      ...{ roNumber: reference, hostItemId: `SV${number}`, openedAt: now, closedAt: now, payments: [] },
    });
    return { ...story, reference };
  }

  function stepsOf(story: Story): Record<string, boolean> {
    const now = Object.entries(look(story)).map(([step, isDone]) => [step, isDone, `${story.tongue} ${step}`] as const);
    for (const [, isDone, name] of now) if (isDone) done.add(name);
    return Object.fromEntries(now.map(([step, , name]) => [step, done.has(name)]));
  }

  return {
    /** Whom it asks, and for what. */
    stories: () => stories,
    /** In the language of each story, as its page shows it. */
    steps() {
      return { fr: stepsOf(stories.fr), en: stepsOf(stories.en) };
    },
    saw(what: { thread: string } | 'day') {
      if (what === 'day') seen.day = true;
      else seen.threads.add(what.thread);
    },
    again() {
      done.clear();
      stories = { fr: renew(stories.fr), en: renew(stories.en) };
      seen = nothingSeen();
      start = {
        at: Date.now(),
        line: lines.at(-1)?.id ?? 0,
        events: stripe.events.length,
        texts: twilio.messages.length,
        mails: mailbox.mails().length,
      };
    },
  };
}

const COMMANDS = ['slack.command', 'teams.command', 'teams.message'];

/** What somebody typed to the app, without the slash or the app's name in front. */
const typedIn = ({ kind, about }: Line): string | undefined =>
  COMMANDS.includes(kind) ? about.typed?.replace(/^(?:\/|@\S+\s+)/, '').trim() : undefined;

/** With whom the guide names, or with nobody: then they are chosen in the form. */
function asksForInvoices(line: Line, { typed }: Story): boolean {
  const [, whom] = /^invoice\b\s*(.*)$/i.exec(typedIn(line) ?? '') ?? [];
  return whom !== undefined && (whom === '' || whom.toLowerCase().includes(typed));
}

interface Looked {
  isNew(at: number): boolean;
  /** Whether it is about an order of the guide. */
  names(text: string): boolean;
}

/** Whether somebody opened what the app wrote below the card of a story. */
const isReadInSlack = (slack: Slack, { isNew, names, read }: Looked & { read: Set<string> }) =>
  slack.channels().some(({ id }) =>
    slack
      .messages(id)
      .filter((message) => message.fromApp && read.has(message.ts) && names(JSON.stringify(message)))
      .flatMap(({ ts }) => slack.thread(id, ts).slice(1))
      .some(({ fromApp, ts }) => fromApp && isNew(Number(ts) * 1000)),
  );

/** There, what is written below a card stands open. */
const isToldInTeams = (teams: Teams, { isNew, names }: Looked) =>
  teams.rooms().some(({ id: room, kind }) => {
    const heads = teams.messages(room).filter((message) => message.fromApp && names(JSON.stringify(message)));
    const replies = heads.flatMap(({ id }) => teams.thread(room, id).slice(1));
    return kind === 'channel' && replies.some(({ at }) => isNew(at));
  });
