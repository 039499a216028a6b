import type { Member } from '../../src/company/company.ts';
import { tongueOf } from '../../src/kernel/language.ts';
import { isForm, type Screen } from '../../src/screen.ts';
import { type Desk, type Place, refusal, show } from './desk.ts';
import { drawPrivate, type PrivateMessage, type Voice } from './drawing.ts';

/** Something a person did that wants an answer. */
export interface Visit {
  place: Place;
  /** Their own workspace, when Slack says it. */
  team?: string;
  act(member: Member): Promise<Screen>;
  ack(answer?: PrivateMessage): Promise<void>;
  /** A command's acknowledgement can carry the answer; a button's cannot. */
  answersInAck: boolean;
  /** Shows what came of it, after the acknowledgement. */
  answer(screen: Screen, voice: Voice): Promise<void>;
  /** In place of acting, in a workspace that belongs to no company; after the acknowledgement. */
  withoutCompany(): Promise<void>;
}

/**
 * Acts for a member and answers. For a member we know, the acknowledgement comes after the act and Slack is not
 * called before it; whoever we do not know is introduced by Slack after the acknowledgement, and served then.
 */
export async function attend(desk: Desk, visit: Visit): Promise<void> {
  const { place } = visit;
  let voice: Voice = { tongue: 'en' };
  const later = (what: string, work: () => Promise<void>) =>
    desk.background.run(what, work, () => show(desk, place, refusal('try-again'), voice));
  const ackThen = async (what: string, work: () => Promise<void>) => {
    await visit.ack();
    later(what, work);
  };

  let screen: Screen;
  try {
    const { team, workspace } = await desk.identity();
    const company = await desk.app.companyOf(workspace);
    if (company) voice = { company, tongue: tongueOf(company.language) };
    if (visit.team && visit.team !== team)
      return await ackThen('refusing a guest', () => visit.answer(refusal('not-here'), voice));
    if (!company) return await ackThen('answering without a company', () => visit.withoutCompany());
    const member = await desk.people.known(company, workspace, place.user);
    if (!member)
      return await ackThen('answering a new member', async () => {
        const introduced = await desk.people.introduce(company, workspace, place.user);
        await visit.answer(await visit.act(introduced), { company, tongue: introduced.tongue });
      });
    voice = { company, tongue: member.tongue };
    screen = await visit.act(member);
  } catch (error) {
    desk.log.error('slack: what a member did failed', { error });
    screen = refusal('try-again');
  }
  if (visit.answersInAck && !isForm(screen)) return visit.ack(drawPrivate(screen, voice));
  await ackThen('answering', () => visit.answer(screen, voice));
}
