import { type Actor, type Company, companyOf, platformOf, workspaceOf } from '../company/index.ts';
import { waitsSince } from '../conversations/index.ts';
import { hasOptedOut } from '../customers/index.ts';
import { startOfDay } from '../kernel/day.ts';
import {
  maySee,
  type Onlooker,
  onlookerOf,
  type PaymentRequest,
  placeAt,
  type RequestList,
  type Stretch,
  sentPapers,
  stateAt,
} from '../payments/index.ts';
import { lateChats } from '../promises/late-chats.ts';
import type { PostedCard } from '../promises/outbox.ts';
import type { DeskHouse } from './house.ts';
import { type Desk, type DeskRow, type DeskScreen, type Listing, MOST_COUNTED } from './screen.ts';
import { type PagedList, readTurn, type Turn, turnValue } from './turn.ts';

const PAGE = 8;
/** Who has waited longest is answered first. */
const WAITING = 5;
/** What is due first is done first: the others follow as these are done. */
const TASKS = 8;
/** What nobody has seen to for so long is settled elsewhere, and must not hide what is new. */
const ATTENTION_MS = 60 * 86_400_000;
/** Whoever was not answered for so long does not wait any more. */
const WAITING_MS = 30 * 86_400_000;

/** Somebody who looks, and what they may see. */
interface Looking {
  actor: Actor;
  company: Company;
  by: Onlooker;
  now: Date;
  turn: Turn;
}

/** What members see of the day's work. */
export function createDesk(house: DeskHouse) {
  const { store, directory, clock, chats } = house;

  async function look(actor: Actor, turned: string): Promise<Looking> {
    const company = await companyOf(directory, { id: actor.id, companyId: actor.companyId });
    return { actor, company, by: onlookerOf(actor, company), now: clock.now(), turn: readTurn(turned) };
  }

  async function listing(looking: Looking, name: PagedList, list: RequestList, stretch: Stretch): Promise<Listing> {
    const { company, by, turn, now } = looking;
    const { order } = turn;
    const behind = turn.list === name ? turn.behind : undefined;
    const [page, count] = await Promise.all([
      store.requests.listed(company.id, list, by, { ...stretch, ...(behind && { behind }), limit: PAGE }),
      store.requests.counted(company.id, list, by, { ...stretch, most: MOST_COUNTED }),
    ]);
    return {
      rows: page.requests.map((request) => rowOf({ ...request, state: stateAt(request, now) }, looking)),
      count,
      ...(page.next && { next: turnValue({ order, list: name, behind: page.next }) }),
      ...(behind && { first: turnValue({ order }) }),
    };
  }

  /** A card in a room of the member's own workspace is opened there. */
  function linkTo(cards: Pick<PostedCard, 'room' | 'messageId'>[], { actor, company }: Looking): { link?: string } {
    for (const { room: id, messageId } of cards) {
      const room = company.rooms.find((one) => one.id === id);
      if (!room || room.goneAt || !messageId || workspaceOf(id) !== actor.workspaceId) continue;
      const link = chats[platformOf(id)]?.linkTo(room, messageId);
      if (link) return { link };
    }
    return {};
  }
  const rowOf = (request: PaymentRequest, looking: Looking): DeskRow => ({
    request,
    ...linkTo(request.cards, looking),
  });

  async function waitingFor(looking: Looking): Promise<Pick<Desk, 'waiting' | 'moreWaiting'>> {
    const { company, by, now } = looking;
    const since = new Date(now.getTime() - WAITING_MS);
    const found = await store.conversations.waiting(company.id, by, since, WAITING + 1);
    const rows = found.slice(0, WAITING).map(async (conversation) => {
      const { phone, assigned, threads } = conversation;
      const [customer, last] = await Promise.all([
        store.customers.byPhone(company.id, phone),
        store.texts.latestFrom(company.id, phone),
      ]);
      return {
        ...{ phone, since: waitsSince(conversation) ?? now, words: last?.body ?? '' },
        ...(customer?.name && { name: customer.name }),
        ...(assigned && { owner: assigned.to }),
        ...linkTo(threads.toReversed(), looking),
      };
    });
    return { waiting: await Promise.all(rows), ...(found.length > WAITING && { moreWaiting: true }) };
  }

  return {
    /** @param turned what one of its own buttons carries; empty for the desk as it is opened */
    async show(actor: Actor, turned = ''): Promise<Desk> {
      const looking = await look(actor, turned);
      const { company, by, now, turn } = looking;
      const today = { from: placeAt(startOfDay(now, company.timeZone)) };
      const lately = { from: placeAt(new Date(now.getTime() - ATTENTION_MS)) };
      const [toDo, waiting, attention, open, paid, sums] = await Promise.all([
        store.tasks.openIn(company.id, by.rooms, TASKS + 1),
        waitingFor(looking),
        listing(looking, 'attention', 'attention', lately),
        listing(looking, 'open', turn.order, {}),
        listing(looking, 'paid', 'paid', today),
        store.requests.summed(company.id, 'paid', by, today),
      ]);
      const tasks = toDo.slice(0, TASKS).map((task) => ({ task, ...linkTo(task.cards, looking) }));
      const more = toDo.length > TASKS ? { moreTasks: true as const } : {};
      return {
        kind: 'desk',
        isHome: true,
        now,
        tasks,
        ...more,
        ...waiting,
        attention,
        order: turn.order,
        open,
        paid: { ...paid, sums },
      };
    },

    /** One request, where its card cannot be opened in a room. */
    async request(actor: Actor, id: string): Promise<DeskScreen> {
      const { by, now } = await look(actor, '');
      const request = await store.requests.get(actor.companyId, id);
      if (!request || !maySee(request, by)) return { kind: 'refused', refusal: { code: 'request-gone' } };
      const { phone } = request.customer;
      const customer = phone ? await store.customers.byPhone(actor.companyId, phone) : undefined;
      const optedOut = customer !== undefined && hasOptedOut(customer);
      const shown = { ...request, state: stateAt(request, now) };
      return {
        kind: 'request-shown',
        request: shown,
        optedOut,
        papers: sentPapers(house, request),
        late: lateChats(request),
      };
    },
  };
}
