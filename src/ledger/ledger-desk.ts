import { type Actor, type Company, companyOf, everybodyMet, isOpenRoom, record } from '../company/index.ts';
import { hasOptedOut } from '../customers/index.ts';
import { memberRef } from '../kernel/act.ts';
import { maySee, onlookerOf, sentPapers } from '../payments/index.ts';
import { lateChats } from '../promises/late-chats.ts';
import { exportLinks } from './export.ts';
import { filterFacts, readTurn, searchOf, type Turn, turnText, typedBehind } from './filter.ts';
import type { LedgerHouse } from './house.ts';
import { asListed } from './listed.ts';
import type { FilterValues, LedgerScreen, Narrowing, PaymentsFilter, PaymentsList } from './screen.ts';
import { storyOf } from './story.ts';

const PAGE = 10;
/** As many as one field of a form takes (Slack), with a choice for all. */
const MOST_ROOMS = 99;
const CHOICES = 20;

/** `/payments`: all requests of a company, narrowed, page by page, and the story of each. */
export function createLedgerDesk(house: LedgerHouse) {
  const { store, directory, clock } = house;
  const companyFor = (actor: Actor): Promise<Company> =>
    companyOf(directory, { id: actor.id, companyId: actor.companyId });

  async function list(actor: Actor, turn: Turn): Promise<PaymentsList | PaymentsFilter> {
    const company = await companyFor(actor);
    const { values, behind } = turn;
    const { search, problems } = searchOf(values, company);
    if (Object.keys(problems).length > 0) return filter(actor, values);
    const now = clock.now();
    const by = onlookerOf(actor, company);
    const found = await store.requests.found(company.id, search, by, { ...(behind && { behind }), limit: PAGE });
    return {
      ...{ kind: 'payments-list', isSheet: true },
      narrowing: await narrowingOf(actor, company, values),
      rows: found.requests.map((request) => asListed(request, now)),
      turned: turnText(turn),
      ...(found.next && { next: turnText({ values, behind: found.next }) }),
      ...(behind && { first: turnText({ values }) }),
      ...(found.isUnfinished && { isUnfinished: true }),
      ...(found.isBehind && { isBehind: true }),
    };
  }

  async function narrowingOf(actor: Actor, company: Company, values: FilterValues): Promise<Narrowing> {
    const { search } = searchOf(values, company);
    const { currency } = company;
    const { status, text, least, most, from, asker, room } = search;
    const until = values.until ? searchOf({ ...values, from: values.until }, company).search.from : undefined;
    const member = asker ? (await members(actor, '')).find(({ id }) => id === asker) : undefined;
    const known = room && company.rooms.find(({ id }) => id === room);
    return {
      ...(status && { status }),
      ...(text && { text }),
      ...(least !== undefined && { least: { minor: least, currency } }),
      ...(most !== undefined && { most: { minor: most, currency } }),
      ...(from && { from }),
      ...(until && { until }),
      ...(asker && { asker: member?.label ?? asker }),
      ...(room && { room: known && isOpenRoom(known) ? known.name : '' }),
    };
  }

  async function filter(actor: Actor, values: FilterValues): Promise<PaymentsFilter> {
    const company = await companyFor(actor);
    const asker = values.asker ? (await members(actor, '')).find(({ id }) => id === values.asker) : undefined;
    return {
      ...{ kind: 'payments-filter', isSheet: true, values, problems: searchOf(values, company).problems },
      ...(asker && { asker: { id: asker.id, name: asker.label } }),
      rooms: company.rooms
        .filter((room) => isOpenRoom(room))
        .slice(0, MOST_ROOMS)
        .map(({ id, name }) => ({ id, name })),
    };
  }

  /** Whoever may have asked for a payment, by name. */
  async function members({ companyId }: Actor, typed: string) {
    const all = await everybodyMet(store, companyId);
    const wanted = typed.trim().toLowerCase();
    return all.filter(({ name }) => name.toLowerCase().includes(wanted)).map(({ id, name }) => ({ id, label: name }));
  }

  return {
    open: (actor: Actor, text: string): Promise<LedgerScreen> => list(actor, { values: typedBehind(text) }),
    turn: (actor: Actor, turned: string): Promise<LedgerScreen> => list(actor, readTurn(turned)),
    narrow: (actor: Actor, turned: string): Promise<LedgerScreen> => filter(actor, readTurn(turned).values),
    refresh: filter,
    /** The list that was asked for, or what is wrong with what was typed. */
    show: (actor: Actor, values: FilterValues): Promise<LedgerScreen> => list(actor, { values }),

    async search(actor: Actor, typed: string) {
      return (await members(actor, typed)).slice(0, CHOICES);
    },

    /** What is narrowed so, to take along. */
    async take(actor: Actor, turned: string): Promise<LedgerScreen> {
      const company = await companyFor(actor);
      const { values } = readTurn(turned);
      if (Object.keys(searchOf(values, company).problems).length > 0) return filter(actor, values);
      await record(house, actor.companyId, {
        ...{ action: 'payments-exported', by: memberRef(actor), after: filterFacts(values) },
      });
      const { isBehind } = await store.requests.found(company.id, {}, onlookerOf(actor, company), { limit: 1 });
      return {
        ...{ kind: 'payments-export', isSheet: true, turned: turnText({ values }) },
        narrowing: await narrowingOf(actor, company, values),
        ...exportLinks(house, actor, values),
        ...(isBehind && { isBehind }),
      };
    },

    /** `about`: the request's id, and behind a blank the list that it was opened from. */
    async story(actor: Actor, about: string): Promise<LedgerScreen> {
      const [, id = '', turned = ''] = /^(\S*) ?(.*)$/s.exec(about) ?? [];
      const company = await companyFor(actor);
      const request = await store.requests.get(actor.companyId, id);
      if (!request || !maySee(request, onlookerOf(actor, company)))
        return { kind: 'refused', refusal: { code: 'request-gone' } };
      const { phone } = request.customer;
      const customer = phone ? await store.customers.byPhone(actor.companyId, phone) : undefined;
      const now = clock.now();
      return {
        ...{ kind: 'payment-story', isSheet: true, request: asListed(request, now).request },
        optedOut: customer !== undefined && hasOptedOut(customer),
        papers: sentPapers(house, request),
        late: lateChats(request),
        story: storyOf(request, now),
        turned: turnText(readTurn(turned)),
      };
    },
  };
}
