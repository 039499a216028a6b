import { type Actor, type Company, companyMetBy, repliesOf } from '../company/index.ts';
import { contactOf } from '../customers/index.ts';
import { balanceOf } from '../invoices/index.ts';
import { sameMoney } from '../kernel/money.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Opener, Refused } from '../kernel/screen.ts';
import { withBalance } from './balances.ts';
import { searchCustomers } from './customer-search.ts';
import type { PaymentsHouse } from './house.ts';
import { findInMessage } from './in-message.ts';
import { whoseThread } from './in-thread.ts';
import { offersIn, toOffer } from './offers.ts';
import { choiceOf, namedOtherwise } from './payer.ts';
import { type Ask, askOf, look, pastOf, previewFor, read, tooLong } from './quickpay.ts';
import { lineHasCardNumber, parseQuickpayLine } from './quickpay-line.ts';
import {
  EMPTY,
  problemsToSay,
  type ReadQuickpay,
  type Said,
  typedChoice,
  valuesInMessage,
  valuesOfLine,
} from './quickpay-values.ts';
import { mailOffer } from './reach.ts';
import type { Draft, PaymentRequest } from './request.ts';
import { type PaymentScreen, type QuickpayForm, type QuickpayValues, traceOf, type Warning } from './screen.ts';
import { createSending, receipt } from './sending.ts';
import { asksForMoney } from './wording.ts';

/** What a form brings along unseen. */
type Carried = Partial<Pick<ReadQuickpay, 'filledIn' | 'offers'>>;

const DAY_MS = 86_400_000;
const OWED = 5;

/** `/quickpay`, in one line or by its form, up to the payment request that comes of it. */
export function createQuickpayDesk(house: PaymentsHouse) {
  const { store, directory, publicUrl } = house;
  const refuse = (refusal: Refusal): PaymentScreen => ({ kind: 'refused', refusal });
  const send = createSending(house);

  const companyOf = (actor: Actor): Promise<Company> => companyMetBy(directory, actor);

  /** The form with everything that can be said about what it holds. */
  async function form(
    company: Company,
    actor: Actor,
    given: QuickpayValues,
    said: Said,
    { filledIn: before, offers }: Carried = {},
    rival?: PaymentRequest,
  ): Promise<QuickpayForm> {
    const asked = { ...given, currency: given.currency ?? company.currency };
    const { values, filledIn } = await withBalance(store, company, asked, actor.tongue, before);
    const reading = await read(house, company, values);
    const known = values.reference === '' ? reading.payer?.known : undefined;
    const [{ warnings, proposal }, ask, owed, replies, offered] = await Promise.all([
      look(store, company, reading, rival),
      askOf(store, company, actor, reading),
      known ? store.invoices.owedBy(company.id, known.id, OWED) : [],
      repliesOf(store.replies, company.id),
      offers && toOffer(store, company, offers),
    ]);
    const length = ask && tooLong(ask, publicUrl);
    const problems = length ? { ...reading.problems, message: length } : reading.problems;
    const customer = reading.chosen ? choiceOf(reading.chosen) : typedChoice(values.customer);
    return {
      kind: 'quickpay-form',
      values,
      ...(customer ? { customer } : {}),
      problems: problemsToSay(problems, values, said),
      ...(offered ? { offered } : {}),
      warnings,
      replies: replies.filter(asksForMoney),
      ...(proposal ? { proposal } : {}),
      ...(filledIn ? { filledIn } : {}),
      owed: owed.map((invoice) => ({ reference: invoice.reference, balance: balanceOf(invoice) })),
      ...mailOffer(house, reading.untexted, reading.chosen?.known),
      ...(ask ? { preview: previewFor(ask, house) } : {}),
      tongue: reading.tongue,
    };
  }

  /** What was typed behind the command: a question to confirm, or the form with it filled in. */
  async function open(actor: Actor, text: string, key: string): Promise<PaymentScreen> {
    const company = await companyOf(actor);
    if (text.trim() === '') return form(company, actor, EMPTY, 'urgent');
    const line = parseQuickpayLine(text, company);
    if (lineHasCardNumber(text, line)) return refuse({ code: 'has-card-number' });
    const values = await valuesOfLine(store, company, line);
    const past = pastOf(store, company, values.reference);
    const reading = await read(house, company, values);
    const ask = await askOf(store, company, actor, reading);
    const isOtherwise = reading.payer && namedOtherwise(reading.payer, reading.name).length > 0;
    // Whether somebody is called anew is asked where it can be answered.
    if (!ask || isOtherwise || line.unclear || tooLong(ask, publicUrl)) {
      const optedOut = reading.problems.customer?.code === 'customer-opted-out' && reading.problems.customer;
      if (optedOut && !house.papers.byMail) return refuse(optedOut);
      const screen = await form(company, actor, values, 'typed');
      return line.unclear ? { ...screen, unclear: { typed: line.unclear, ways: line.ways ?? [] } } : screen;
    }
    const draft: Draft = {
      id: house.newId('drf'),
      companyId: company.id,
      key,
      memberId: actor.id,
      room: actor.room,
      values,
      createdAt: house.clock.now(),
    };
    const [isNew, { warnings }] = await Promise.all([
      store.drafts.insert(draft),
      look(store, company, reading, undefined, past),
    ]);
    const earlier = isNew ? draft : await store.drafts.byKey(company.id, key);
    return confirmation(earlier?.id ?? draft.id, ask, warnings);
  }

  /** From somebody's message: whose thread it is and what is sure in it is filled in, and the rest offered. */
  async function openOn(actor: Actor, text: string, thread?: string): Promise<PaymentScreen> {
    const company = await companyOf(actor);
    const found = findInMessage(text, company);
    const { phones, amounts, references } = found;
    const whose = await whoseThread(store, actor, thread);
    const values = valuesInMessage(found, actor.tongue, whose);
    const screen = await form(company, actor, values, 'typed', { offers: offersIn(found) });
    const isFound = whose !== undefined || phones.length + amounts.length + references.length > 0;
    return { ...screen, onMessage: isFound ? 'found' : 'nothing' };
  }

  const confirmation = (draftId: string, ask: Ask, warnings: Warning[]): PaymentScreen => ({
    kind: 'quickpay-confirmation',
    opener: openerOf(draftId),
    draftId: [draftId, ...warnings.map(traceOf)].join(' '),
    amount: ask.amount,
    reference: ask.reference,
    preview: previewFor(ask, house),
    warnings,
  });

  /** The draft that a confirmation's button names, and the warnings that stood beside it. */
  async function draftOf(actor: Actor, value: string): Promise<{ draft?: Draft; shown: string[] }> {
    const [id = '', ...shown] = value.split(' ');
    const draft = await store.drafts.get(actor.companyId, id);
    const age = draft ? house.clock.now().getTime() - draft.createdAt.getTime() : Number.POSITIVE_INFINITY;
    return draft && draft.memberId === actor.id && age < DAY_MS ? { draft, shown } : { shown };
  }

  /**
   * Sends what the form holds, unless something in it is wrong or must be known first. A form whose answer was lost is
   * sent again: as it was it is the same request, and with another customer, amount or reference it is another one.
   */
  async function submit(actor: Actor, filled: ReadQuickpay, key: string): Promise<PaymentScreen> {
    const { values, shown } = filled;
    const company = await companyOf(actor);
    const [first, reading] = await Promise.all([store.requests.byKey(company.id, key), read(house, company, values)]);
    const ask = await askOf(store, company, actor, reading);
    if (!ask || tooLong(ask, publicUrl)) return form(company, actor, values, 'all', filled);
    if (first && asksFor(first, ask)) return receipt(first);
    const own = first
      ? [
          key,
          contactOf(ask.payer),
          ...(ask.payer.email ? [ask.payer.email] : []),
          ask.amount.minor,
          ask.reference,
        ].join('/')
      : key;
    const sent = first && (await store.requests.byKey(company.id, own));
    if (sent) return receipt(sent);
    const { warnings } = await look(store, company, reading);
    if (haveNews(warnings, shown)) return form(company, actor, values, 'all', filled);
    const outcome = await send(company, actor, ask, own, shown);
    return 'rival' in outcome ? form(company, actor, values, 'all', filled, outcome.rival) : outcome;
  }

  return {
    open,
    openOn,

    async refresh(actor: Actor, filled: ReadQuickpay): Promise<PaymentScreen> {
      return form(await companyOf(actor), actor, filled.values, 'urgent', filled);
    },

    submit,

    search: async (actor: Actor, text: string) => searchCustomers(store, await companyOf(actor), text),

    /** The confirmation's Send. */
    async sendDraft(actor: Actor, value: string): Promise<PaymentScreen> {
      const [company, { draft, shown }] = await Promise.all([companyOf(actor), draftOf(actor, value)]);
      if (!draft) return DRAFT_GONE;
      const key = `draft:${draft.id}`;
      const { values } = draft;
      const past = pastOf(store, company, values.reference);
      const [sent, reading] = await Promise.all([store.requests.byKey(company.id, key), read(house, company, values)]);
      if (sent) return receipt(sent);
      const [ask, { warnings }] = await Promise.all([
        askOf(store, company, actor, reading),
        look(store, company, reading, undefined, past),
      ]);
      if (!ask) return { ...(await form(company, actor, values, 'all')), opener: openerOf(value) };
      if (!haveNews(warnings, shown)) {
        const outcome = await send(company, { ...actor, room: draft.room }, ask, key, shown);
        if (!('rival' in outcome)) return outcome;
        const known = await look(store, company, reading, outcome.rival);
        return confirmation(draft.id, ask, known.warnings);
      }
      // Pressed twice at once, the news is the request that the other press made.
      const twin = await store.requests.byKey(company.id, key);
      return twin ? receipt(twin) : confirmation(draft.id, ask, warnings);
    },

    /** The confirmation's "change": the form with what was typed. */
    async editDraft(actor: Actor, value: string): Promise<PaymentScreen> {
      const [company, { draft }] = await Promise.all([companyOf(actor), draftOf(actor, value)]);
      return draft ? form(company, actor, draft.values, 'urgent') : DRAFT_GONE;
    },

    /** Drafts whose day is over are gone. */
    forgetDrafts: () => store.drafts.forget(new Date(house.clock.now().getTime() - DAY_MS)),
  };
}

const openerOf = (draftId: string): Opener => ({ action: 'quickpay.edit', value: draftId });
const DRAFT_GONE: Refused = { kind: 'refused', refusal: { code: 'draft-gone' }, over: true };

const haveNews = (warnings: Warning[], shown: string[]): boolean =>
  warnings.some((warning) => !shown.includes(traceOf(warning)));

const asksFor = ({ customer, amount, reference }: PaymentRequest, ask: Ask): boolean =>
  customer.phone === ask.payer.phone &&
  customer.email === ask.payer.email &&
  sameMoney(amount, ask.amount) &&
  reference === ask.reference;
