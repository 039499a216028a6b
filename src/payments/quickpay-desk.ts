import type { Actor, Company } from '../company/company.ts';
import { roomsFor } from '../company/company.ts';
import { type House, momentOf } from '../house.ts';
import { sameMoney } from '../kernel/money.ts';
import { parsePhone } from '../kernel/phone.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { CustomerChoice, QuickpayValues, Screen, Warning } from '../screen.ts';
import { composeMessage, previewOf } from './message.ts';
import { type Ask, askOf, choiceOf, look, type Payer, payerOf, read, tooLong } from './quickpay.ts';
import { isMeantAsPhone, lineHasCardNumber, parseQuickpayLine } from './quickpay-line.ts';
import { EMPTY, NEW, problemsToSay, type Said, typedChoice, valuesOfDraft, valuesOfLine } from './quickpay-values.ts';
import type { Draft, PaymentRequest } from './request.ts';
import { requestPayment } from './steps.ts';

const DAY_MS = 86_400_000;
const CHOICES = 20;

/** `/quickpay`, in one line or by its form, up to the payment request that comes of it. */
export function createQuickpayDesk(house: House) {
  const { store, directory, publicUrl } = house;
  const refuse = (refusal: Refusal): Screen => ({ kind: 'refused', refusal });

  async function companyOf(actor: Actor): Promise<Company> {
    const company = await directory.company(actor.companyId);
    if (!company) throw new Error(`member ${actor.id} belongs to no company`);
    return company;
  }

  /** The form with everything that can be said about what it holds. */
  async function form(company: Company, actor: Actor, values: QuickpayValues, said: Said): Promise<Screen> {
    const reading = await read(store, company, values);
    const [{ warnings, proposal }, ask] = await Promise.all([
      look(store, company, reading),
      askOf(store, company, actor, values, reading),
    ]);
    const length = ask && tooLong(ask, publicUrl);
    const problems = length ? { ...reading.problems, message: length } : reading.problems;
    const customer = reading.chosen ? choiceOf(reading.chosen) : typedChoice(values.customer);
    return {
      kind: 'quickpay-form',
      values,
      ...(customer ? { customer } : {}),
      problems: problemsToSay(problems, values, said),
      warnings,
      ...(proposal ? { proposal } : {}),
      ...(ask ? { preview: previewOf(ask.parts, publicUrl) } : {}),
      tongue: reading.tongue,
    };
  }

  /** What was typed behind the command: a question to confirm, or the form with it filled in. */
  async function open(actor: Actor, text: string, key: string): Promise<Screen> {
    const company = await companyOf(actor);
    if (text.trim() === '') return form(company, actor, EMPTY, 'urgent');
    const line = parseQuickpayLine(text, company);
    if (lineHasCardNumber(text, line)) return refuse({ code: 'has-card-number' });
    const values = await valuesOfLine(store, company, line);
    const reading = await read(store, company, values);
    const ask = await askOf(store, company, actor, values, reading);
    if (!ask || tooLong(ask, publicUrl)) {
      const optedOut = reading.problems.customer?.code === 'customer-opted-out' && reading.problems.customer;
      return optedOut ? refuse(optedOut) : form(company, actor, values, 'typed');
    }
    const draft: Draft = {
      id: house.newId('drf'),
      companyId: company.id,
      key,
      memberId: actor.id,
      room: actor.room,
      phone: ask.payer.phone,
      ...(values.name ? { name: values.name } : {}),
      amount: ask.amount,
      reference: ask.reference,
      message: values.message,
      createdAt: house.clock.now(),
    };
    const [isNew, { warnings }] = await Promise.all([store.drafts.insert(draft), look(store, company, reading)]);
    const earlier = isNew ? draft : await store.drafts.byKey(company.id, key);
    return confirmation(earlier?.id ?? draft.id, ask, warnings);
  }

  const confirmation = (draftId: string, ask: Ask, warnings: Warning[]): Screen => ({
    kind: 'quickpay-confirmation',
    draftId,
    amount: ask.amount,
    reference: ask.reference,
    preview: previewOf(ask.parts, publicUrl),
    warnings,
  });

  async function draftOf(actor: Actor, id: string): Promise<Draft | undefined> {
    const draft = await store.drafts.get(actor.companyId, id);
    const age = draft ? house.clock.now().getTime() - draft.createdAt.getTime() : Number.POSITIVE_INFINITY;
    return draft && draft.memberId === actor.id && age < DAY_MS ? draft : undefined;
  }

  /**
   * Sends what the form holds, unless something in it is wrong or must be known first. A form whose answer was lost is
   * sent again: as it was it is the same request, and with another customer, amount or reference it is another one.
   */
  async function submit(actor: Actor, values: QuickpayValues, shown: string[], key: string): Promise<Screen> {
    const company = await companyOf(actor);
    const [first, reading] = await Promise.all([store.requests.byKey(company.id, key), read(store, company, values)]);
    const ask = await askOf(store, company, actor, values, reading);
    if (!ask || tooLong(ask, publicUrl)) return form(company, actor, values, 'all');
    if (first && asksFor(first, ask)) return receipt(first);
    const own = first ? `${key}/${ask.payer.phone}/${ask.amount.minor}/${ask.reference}` : key;
    const sent = first && (await store.requests.byKey(company.id, own));
    if (sent) return receipt(sent);
    const { warnings } = await look(store, company, reading);
    if (warnings.some(({ code }) => !shown.includes(code))) return form(company, actor, values, 'all');
    return send(company, actor, ask, own);
  }

  async function send(company: Company, actor: Actor, ask: Ask, key: string): Promise<Screen> {
    const rooms = roomsFor(company, actor.room);
    if (rooms.length === 0) return refuse({ code: 'room-missing' });
    const customer = await customerOf(company, ask.payer, ask);
    const moment = momentOf(house);
    const id = house.newId('pay');
    const request = requestPayment(
      {
        id,
        companyId: company.id,
        key,
        customer,
        tongue: ask.tongue,
        asker: { id: actor.id, name: actor.name },
        amount: ask.amount,
        reference: ask.reference,
        message: composeMessage(ask.parts),
        linkHash: house.links.hash(house.links.tokenFor(id)),
        linkExpiresAt: new Date(moment.now.getTime() + company.linkDays * DAY_MS),
        rooms,
      },
      moment,
    );
    if (await store.requests.insert(request)) {
      house.wake('requests', request);
      return receipt(request);
    }
    const earlier = await store.requests.byKey(company.id, key);
    if (!earlier) throw new Error(`request ${key} is neither new nor known`);
    return receipt(earlier);
  }

  /** The customer of a request; a new number becomes one, with how we came by their consent. */
  async function customerOf(company: Company, payer: Payer, { tongue }: Ask): Promise<PaymentRequest['customer']> {
    const { known, phone, name } = payer;
    const asked = (id: string) => ({ id, phone, ...(name ? { name } : {}) });
    if (known) return asked(known.id);
    const id = house.newId('cus');
    const at = house.clock.now();
    const consent = [{ level: 'transactional', source: 'asked-by-member', proof: 'quickpay', at } as const];
    const created = await store.customers.insert({
      ...asked(id),
      companyId: company.id,
      revision: 0,
      tongue,
      consent,
      createdAt: at,
    });
    if (created) return asked(id);
    const other = await store.customers.byPhone(company.id, phone);
    if (!other) throw new Error('customer is neither new nor known');
    return asked(other.id);
  }

  return {
    open,

    async refresh(actor: Actor, values: QuickpayValues): Promise<Screen> {
      return form(await companyOf(actor), actor, values, 'urgent');
    },

    submit,

    async search(actor: Actor, text: string): Promise<CustomerChoice[]> {
      const company = await companyOf(actor);
      const found = await store.customers.search(company.id, text, CHOICES);
      const choices = found.map((known) => choiceOf(payerOf(known)));
      const phone = parsePhone(text, company.country);
      if (phone.ok && !found.some((known) => known.phone === phone.value))
        return [choiceOf({ phone: phone.value }), ...choices];
      // A number that is refused is offered, too: chosen, it says why.
      return choices.length === 0 && isMeantAsPhone(text)
        ? [{ id: `${NEW}${text.trim()}`, typed: text.trim() }]
        : choices;
    },

    /** The confirmation's Send. */
    async sendDraft(actor: Actor, id: string): Promise<Screen> {
      const key = `draft:${id}`;
      const [company, draft] = await Promise.all([companyOf(actor), draftOf(actor, id)]);
      if (!draft) return refuse({ code: 'draft-gone' });
      const sent = await store.requests.byKey(company.id, key);
      if (sent) return receipt(sent);
      const values = valuesOfDraft(draft, actor.tongue);
      const reading = await read(store, company, values);
      const [ask, { warnings }] = await Promise.all([
        askOf(store, company, actor, values, reading),
        look(store, company, reading),
      ]);
      const isNews = warnings.some((warning) => 'at' in warning && warning.at > draft.createdAt);
      if (ask && !isNews) return send(company, { ...actor, room: draft.room }, ask, key);
      // Pressed twice at once, the news is the request that the other press made.
      const twin = await store.requests.byKey(company.id, key);
      return twin ? receipt(twin) : form(company, actor, values, 'all');
    },

    /** The confirmation's "change": the form with what was typed. */
    async editDraft(actor: Actor, id: string): Promise<Screen> {
      const [company, draft] = await Promise.all([companyOf(actor), draftOf(actor, id)]);
      return draft
        ? form(company, actor, valuesOfDraft(draft, actor.tongue), 'urgent')
        : refuse({ code: 'draft-gone' });
    },
  };
}

const asksFor = ({ customer, amount, reference }: PaymentRequest, ask: Ask): boolean =>
  customer.phone === ask.payer.phone && sameMoney(amount, ask.amount) && reference === ask.reference;

const receipt = ({ customer, amount, reference, cards }: PaymentRequest): Screen => ({
  kind: 'request-sent',
  to: customer.name ?? customer.phone,
  amount,
  reference,
  rooms: cards.map(({ room }) => room),
});
