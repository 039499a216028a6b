import { createHash } from 'node:crypto';
import { type Member, type MemberName, platformOf } from '../company/index.ts';
import type { HeadId, Notification, ToldKind } from '../conversations/index.ts';
import type { Contact } from '../customers/index.ts';
import { type Announcing, type Fact, isErrand, type Moment, promising, without } from '../promises/outbox.ts';
import type { Choices } from './choices.ts';

/**
 * `tell-*`: what is held for them, about one thing; `reach-*`: to find out whether they can be told anything. By platform,
 * because a lane calls one vendor.
 */
export type MailboxErrand = `${'tell' | 'reach'}-${'slack' | 'teams'}`;

/** What one member is told in person, how they want it, and what waits to be told. */
export interface Mailbox extends Announcing<never, MailboxErrand> {
  member: MemberName;
  choices: Choices;
  /** In the order in which it began to wait. */
  held: Held[];
  /** After something was told, its repeats wait until then. */
  pauses: Pause[];
  /** Keys of what was heard, newest last, at most 300. */
  heard: string[];
  /** Since when the chat refuses to let the app speak to them; absent while it does not. */
  unreachableAt?: Date;
}

/** What waits to be told together: of one kind and about one thing. */
export interface Held {
  kind: ToldKind;
  about: string;
  /** Names the message that will tell it, whatever comes to it meanwhile. */
  id: string;
  since: Date;
  /** How many in all. */
  count: number;
  /** The newest of them, at most 5. */
  latest: Told[];
}

/** One thing that is told. */
export interface Told {
  news: Fact;
  customer: { name?: string } & Contact;
  reference?: string;
  head?: HeadId;
}

export interface Pause {
  kind: ToldKind;
  about: string;
  until: Date;
}

export const PAUSE_MS = 3 * 60_000;
/** More than one reads. */
const MOST_SHOWN = 5;
/** So many things wait one by one, for a chat that is away; what follows them waits together, by its kind. */
const MOST_HELD = 50;
const MOST_HEARD = 300;
/** A chat that refused is asked again after so long, or when its member saves their wishes. */
const REFUSED_MS = 3_600_000;

/** The same for the same member. */
export const mailboxIdOf = ({ workspaceId, id }: MemberName): string =>
  `box_${createHash('sha256').update(`${workspaceId} ${id}`).digest('base64url').slice(0, 22)}`;

/** Of a member who has chosen nothing. */
export const emptyMailbox = ({ companyId, workspaceId, id }: Member): Mailbox => ({
  ...{ id: mailboxIdOf({ workspaceId, id }), companyId, revision: 0, cards: [], appearance: 0, outbox: [] },
  ...{ member: { workspaceId, id }, choices: {}, held: [], pauses: [], heard: [] },
});

const isOf = ({ kind, about }: Pick<Held, 'kind' | 'about'>) => {
  return (other: Pick<Held, 'kind' | 'about'>): boolean => other.kind === kind && other.about === about;
};
const errandOf = ({ member }: Mailbox, what: 'tell' | 'reach'): MailboxErrand =>
  `${what}-${platformOf(member.workspaceId)}`;
const nameOf = ({ kind, about }: Pick<Held, 'kind' | 'about'>): string => `${kind} ${about}`;

/** What waits under that name. */
export const heldAs = ({ held }: Mailbox, name: string): Held | undefined => held.find((one) => nameOf(one) === name);

/** The mailbox with that in it, to be told at once, or after its pause; undefined when it was heard, or cannot be told. */
export function hears(mailbox: Mailbox, notification: Notification, moment: Moment): Mailbox | undefined {
  const { kind, key, news, customer, reference, head } = notification;
  const { heard, unreachableAt } = mailbox;
  const { now } = moment;
  if (heard.includes(key) || (unreachableAt && now.getTime() - unreachableAt.getTime() < REFUSED_MS)) return undefined;
  const told: Told = { news, customer, ...(reference !== undefined && { reference }), ...(head && { head }) };
  const isKnown = mailbox.held.some(isOf(notification));
  const about = isKnown || mailbox.held.length < MOST_HELD ? notification.about : '';
  const next: Mailbox = { ...mailbox, heard: [...heard, key].slice(-MOST_HEARD) };
  const waiting = next.held.find(isOf({ kind, about }));
  if (waiting) {
    const more: Held = { ...waiting, count: waiting.count + 1, latest: [...waiting.latest, told].slice(-MOST_SHOWN) };
    return { ...next, held: next.held.map((other) => (other === waiting ? more : other)) };
  }
  const fresh: Held = { kind, about, id: moment.newId('ntf'), since: now, count: 1, latest: [told] };
  return waitingFor({ ...next, held: [...next.held, fresh] }, fresh, moment);
}

/** It is told when its pause is over. */
function waitingFor(mailbox: Mailbox, held: Held, moment: Moment): Mailbox {
  const until = mailbox.pauses.find(isOf(held))?.until;
  const due = until && until > moment.now ? until : moment.now;
  return promising(mailbox, { name: errandOf(mailbox, 'tell'), about: nameOf(held) }, moment, due);
}

/** That was told. What came to it meanwhile is told after the pause. */
export function wasTold(mailbox: Mailbox, told: Held, moment: Moment): Mailbox {
  const { unreachableAt: _, ...reached } = mailbox;
  const pause = { kind: told.kind, about: told.about, until: new Date(moment.now.getTime() + PAUSE_MS) };
  const pauses = [...reached.pauses.filter((one) => one.until > moment.now && !isOf(told)(one)), pause];
  const now = reached.held.find(({ id }) => id === told.id);
  const left = now ? now.count - told.count : 0;
  const others = reached.held.filter((one) => one !== now);
  if (!now || left <= 0) return { ...reached, pauses, held: others };
  const rest: Held = {
    ...now,
    ...{ id: moment.newId('ntf'), since: moment.now, count: left, latest: now.latest.slice(-left) },
  };
  return waitingFor({ ...reached, pauses, held: [...others, rest] }, rest, moment);
}

/** That is told to nobody. */
export const untold = (mailbox: Mailbox, name: string): Mailbox => ({
  ...mailbox,
  held: mailbox.held.filter((one) => nameOf(one) !== name),
});

/** The chat lets nobody speak to them: what waits is in its rooms, and nothing is tried over and over. */
export const refusing = (mailbox: Mailbox, name: string, moment: Moment): Mailbox => ({
  ...untold(mailbox, name),
  unreachableAt: moment.now,
});

export function reached(mailbox: Mailbox): Mailbox {
  const { unreachableAt: _, ...rest } = mailbox;
  return rest;
}

/** Its member wants it so from now on, and it is found out whether they can be told. */
export function chosen(mailbox: Mailbox, choices: Choices, moment: Moment): Mailbox {
  const name = errandOf(mailbox, 'reach');
  const next: Mailbox = { ...mailbox, choices };
  return promising(
    without(next, (item) => isErrand(item, name)),
    { name },
    moment,
  );
}
