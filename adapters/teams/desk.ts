import type { Card } from '../../cards/model.ts';
import { isForm, type Present } from '../../cards/present.ts';
import type { App } from '../../src/app.ts';
import type { Visit } from '../../src/company/visit.ts';
import type { Reply, Shown } from '../../src/front.ts';
import { firstNameIn } from '../../src/kernel/first-name.ts';
import type { Refused } from '../../src/kernel/screen.ts';
import type { Log } from '../../src/ports.ts';
import type { Background } from '../kit/background.ts';
import { type Heard, type Origin, originOf } from './activity.ts';
import type { Connector } from './connector.ts';
import type { People } from './people.ts';
import type { Questions } from './questions.ts';
import type { IsHere, Rooms } from './rooms.ts';

/** What every listener works with. */
export interface Desk {
  app: App;
  present: Present;
  connector: Connector;
  rooms: Rooms;
  people: People;
  background: Background;
  log: Log;
  questions: Questions;
}

/** Something that somebody did, and how to answer them. */
export interface Call {
  origin: Origin;
  visit: Visit;
}

/** Teams' own ids are unique within a conversation only. */
export const keyOf = ({ conversation, id }: Heard): string => `${conversation.id}/${id}`;

/**
 * What somebody did, as Teams tells it: it introduces everybody with everything they do.
 * @param isHere whether the app is known to be in the room; `ask`: a dialog opens there, and Teams may be asked
 */
export async function callOf(desk: Desk, heard: Heard, isHere: IsHere): Promise<Call> {
  const origin = originOf(heard);
  desk.people.seen(origin);
  const { workspace, room, memberId: id, name, tongue, saysTongue, isOutsider } = origin;
  const standing = isOutsider ? 'outsider' : desk.people.remembered(origin);
  const isThere = !isOutsider && (await desk.rooms.noticed(origin, isHere));
  const person = {
    id,
    standing,
    email: desk.people.emailOf(origin),
    name,
    firstName: name && (firstNameIn(name) ?? name),
    tongue: saysTongue ? tongue : undefined,
  };
  const place = isThere ? room : undefined;
  return { origin, visit: { workspace, person, room: room?.id, place, message: heard.replyToId, key: keyOf(heard) } };
}

/** Acts for a person; whom the app has not met is looked up first. */
export async function serve(desk: Desk, call: Call, act: (visit: Visit) => Promise<Reply>): Promise<Shown> {
  const reply = await act(call.visit);
  if (reply !== 'unmet') {
    desk.people.keepUp(call.origin);
    return reply;
  }
  const met = await act(await meet(desk, call));
  if (met === 'unmet') throw new Error(`teams said who ${call.visit.person.id} is, and they are not known`);
  return met;
}

/** The visit of somebody whom the app has not met, with what Teams says they are. */
export async function meet({ people }: Desk, { origin, visit }: Call): Promise<Visit> {
  const { person } = visit;
  const standing = await people.standingOf(origin);
  const met = { ...person, name: person.name || person.id, standing, email: people.emailOf(origin) };
  return { ...visit, person: met };
}

const TRY_AGAIN: Refused = { kind: 'refused', refusal: { code: 'try-again' } };
/** Where something failed that may well succeed in a moment. */
export const sorry = ({ tongue }: Pick<Origin, 'tongue'>): Shown => ({ screen: TRY_AGAIN, tongue });

/** Drawn, where no form can be. */
export function cardOf(desk: Desk, shown: Shown): Card {
  const drawn = desk.present(shown);
  if (isForm(drawn)) throw new Error(`${shown.screen.kind} is a form, and none can be shown here`);
  return drawn;
}
