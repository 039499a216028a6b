import { type Actor, type Asker, type Member, memberKey } from '../company/index.ts';
import { hasOptedOut } from '../customers/index.ts';
import { isPhone } from '../kernel/phone.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Filled, Phase } from '../kernel/screen.ts';
import { hasCardNumber } from './card-numbers.ts';
import { createConsents } from './consents.ts';
import { type Conversation, goingOn } from './conversation.ts';
import { given, live, liveOver, reopened, shut, stopped } from './handling.ts';
import type { Change, ConversationsHouse } from './house.ts';
import type { AssignForm, ConversationScreen, HandlingChanged } from './screen.ts';

/** As many as a list can show (Slack). */
const MOST_MEMBERS = 99;
const LONGEST_NOTE = 500;

type Handled = Pick<HandlingChanged, 'what' | 'member'>;
const refuse = (refusal: Refusal): ConversationScreen => ({ kind: 'refused', refusal });
const askerOf = ({ id, name, workspaceId }: Member): Asker => ({ id, name, workspaceId });

/** Who has a conversation, and whether it is done with. */
export function createHandlingDesk(house: ConversationsHouse) {
  const { store, conversing } = house;
  const consents = createConsents(house);

  /** Who has it comes first, wherever a list ends, and each platform has half of the list where both fill it. */
  async function membersOf({ companyId }: Actor, phone: string): Promise<Pick<AssignForm, 'members' | 'more'>> {
    const [conversation, slack, teams] = await Promise.all([
      conversing.of({ companyId, phone }),
      store.members.on('slack', companyId, MOST_MEMBERS + 1),
      store.members.on('teams', companyId, MOST_MEMBERS + 1),
    ]);
    const { to } = conversation?.assigned ?? {};
    const owner = to?.workspaceId && (await store.members.get(companyId, to.workspaceId, to.id));
    const has = owner && owner.standing !== 'left' && owner.standing !== 'outsider' ? [owner] : [];
    const others = (all: Member[]) => all.filter((one) => !has.some((own) => memberKey(own) === memberKey(one)));
    const room = MOST_MEMBERS - has.length;
    const inTeams = others(teams).slice(0, Math.max(Math.floor(room / 2), room - slack.length));
    const members = [...has, ...others(slack).slice(0, room - inTeams.length), ...inTeams];
    const isCut = members.length < has.length + others(slack).length + others(teams).length;
    return { members, ...(isCut && { more: true }) };
  }

  const whoIs = async (companyId: string, phone: string) => {
    const name = (await store.customers.byPhone(companyId, phone))?.name;
    return { phone, ...(name && { name }) };
  };

  /** Changes it, in words that its thread then says as well. */
  async function handle(
    { companyId }: Actor,
    phone: string,
    what: Handled,
    decide: Change,
  ): Promise<ConversationScreen> {
    const conversation = await conversing.change({ companyId, phone }, decide);
    if (!conversation) return refuse({ code: 'answer-gone' });
    const shownIn = roomsOf(conversation);
    return { kind: 'handling-changed', ...what, to: await whoIs(companyId, phone), shownIn };
  }

  async function form(actor: Actor, phone: string, values: AssignForm['values'], problem?: Refusal) {
    const [listed, to] = await Promise.all([membersOf(actor, phone), whoIs(actor.companyId, phone)]);
    return { kind: 'assign-form', to, values, ...listed, ...(problem && { problem }) } as const;
  }

  return {
    take: (actor: Actor, phone: string) =>
      handle(actor, phone, { what: 'assigned', member: actor.name }, (now, moment) =>
        given(now, askerOf(actor), { by: actor.name, isTheirOwn: true }, moment),
      ),

    async open(actor: Actor, phone: string): Promise<ConversationScreen> {
      const conversation = await conversing.of({ companyId: actor.companyId, phone });
      if (!conversation) return refuse({ code: 'answer-gone' });
      const { to } = conversation.assigned ?? {};
      const member = to?.workspaceId ? memberKey({ id: to.id, workspaceId: to.workspaceId }) : '';
      return form(actor, phone, { member, note: '' });
    },

    async fill(actor: Actor, { values, state: phone }: Filled, phase: Phase, key: string): Promise<ConversationScreen> {
      const { member: chosen = '', note = '' } = values;
      const typed = { member: chosen, note };
      if (phase === 'changed') return form(actor, phone, typed);
      if (hasCardNumber(note)) return form(actor, phone, typed, { code: 'has-card-number' });
      if (note.length > LONGEST_NOTE) return form(actor, phone, typed, { code: 'field-too-long' });
      const { members } = await membersOf(actor, phone);
      const member = members.find((one) => memberKey(one) === chosen);
      const isTheirOwn = member !== undefined && memberKey(member) === memberKey(actor);
      const what: Handled = member ? { what: 'assigned', member: member.name } : { what: 'unassigned' };
      return handle(actor, phone, what, (now, moment) =>
        given(now, member && askerOf(member), { by: actor.name, note: note.trim(), key, isTheirOwn }, moment),
      );
    },

    /** From the thread that goes on, in the room where it is pressed. */
    async goLive(actor: Actor, phone: string): Promise<ConversationScreen> {
      const { room } = actor;
      const there = await conversing.goingOn({ companyId: actor.companyId, phone });
      if (!room || !there?.rooms.includes(room)) return refuse({ code: 'not-here' });
      return handle(actor, phone, { what: 'live' }, (now, moment) => live(now, askerOf(actor), room, moment));
    },

    endLive: (actor: Actor, phone: string) =>
      handle(actor, phone, { what: 'live-over' }, (now, moment) => liveOver(now, actor.name, moment)),

    /** Nothing here takes it back: only the customer can. */
    async stop(actor: Actor, phone: string): Promise<ConversationScreen> {
      const { companyId } = actor;
      if (!isPhone(phone) || !(await conversing.of({ companyId, phone }))) return refuse({ code: 'answer-gone' });
      const known = await store.customers.byPhone(companyId, phone);
      const who = await whoIs(companyId, phone);
      if (known && hasOptedOut(known)) return refuse({ code: 'customer-opted-out', ...who });
      await consents.recordStop(companyId, phone, askerOf(actor));
      return handle(actor, phone, { what: 'stopped' }, (now, moment) => stopped(now, actor.name, moment));
    },

    close: (actor: Actor, phone: string) =>
      handle(actor, phone, { what: 'closed' }, (now, moment) => shut(now, actor.name, moment)),

    reopen: (actor: Actor, phone: string) =>
      handle(actor, phone, { what: 'reopened' }, (now, moment) => reopened(now, actor.name, moment)),
  };
}

const roomsOf = (conversation: Conversation) => goingOn(conversation)?.rooms ?? [];
