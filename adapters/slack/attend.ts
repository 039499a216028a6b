import { isForm } from '../../cards/present.ts';
import type { Visit } from '../../src/company/visit.ts';
import type { Reply, Shown } from '../../src/front.ts';
import { type Desk, type Place, show, sorry } from './desk.ts';
import { drawPrivate, type PrivateMessage } from './drawing.ts';

/** Something a person did that wants an answer. */
export interface Call {
  visit: Visit;
  place: Place;
  act(visit: Visit): Promise<Reply>;
  ack(answer?: PrivateMessage): Promise<void>;
  /** A command's acknowledgement can carry the answer; a button's cannot. */
  answersInAck: boolean;
  /** Shows what came of it, after the acknowledgement. */
  answer(shown: Shown, place: Place): Promise<void>;
}

/**
 * Acts for a person and answers. The acknowledgement comes after the act, and Slack is not called before it: whom the
 * app has not met is introduced by Slack after the acknowledgement, and served then.
 */
export async function attend(desk: Desk, { visit, place, act, ack, answersInAck, answer }: Call): Promise<void> {
  const later = (what: string, whom: Omit<Shown, 'screen'>, work: () => Promise<void>) =>
    desk.background.run(what, work, () => show(desk, place, sorry(whom)));

  const reply = await act(visit);
  if (reply === 'unmet') {
    await ack();
    return later('answering a new member', { tongue: 'en' }, async () => {
      const met = await desk.people.meet(desk.us, visit);
      const shown = await actFor(met, act);
      await answer(shown, shown.company ? place : { ...place, met: { person: met.person, room: met.place } });
    });
  }
  desk.people.keepUp(desk.us, visit);
  const drawn = answersInAck ? desk.present(reply) : undefined;
  if (drawn && !isForm(drawn) && !reply.screen.isSheet) return ack(drawPrivate(drawn));
  await ack();
  later('answering', reply, () => answer(reply, place));
}

/** Acts for somebody whom Slack has introduced. */
export async function actFor(met: Visit, act: (visit: Visit) => Promise<Reply>): Promise<Shown> {
  const reply = await act(met);
  if (reply === 'unmet') throw new Error(`slack said who ${met.person.id} is, and they are not known`);
  return reply;
}
