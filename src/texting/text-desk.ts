import { type Actor, type Company, companyOf, repliesOf } from '../company/index.ts';
import {
  answerFormOf,
  answerIdOf,
  createHolding,
  fitting,
  hasCardNumber,
  laterIn,
  type Opening,
  pickedPicture,
  scheduledFor,
  type Turn,
  turnTo,
  type Whom,
} from '../conversations/index.ts';
import { findOrMake } from '../customers/index.ts';
import { change, one } from '../kernel/change.ts';
import { tongueOf } from '../kernel/language.ts';
import { parsePhone } from '../kernel/phone.ts';
import { type Answer, granted, type Refusal } from '../kernel/refusal.ts';
import type { Phase } from '../kernel/screen.ts';
import {
  type CustomerChoice,
  choiceOf,
  findInMessage,
  NEW,
  type Payer,
  type PaymentsHouse,
  readName,
  readPayer,
  searchCustomers,
  typedChoice,
  whoseThread,
} from '../payments/index.ts';
import type { TextForm, TextingScreen, TextValues } from './screen.ts';
import { EMPTY, type ReadText, valuesTyped } from './values.ts';

/** Whom a text goes to. */
type Reader = Payer & { phone: string };
const refuse = (refusal: Refusal): TextingScreen => ({ kind: 'refused', refusal });

/** `/text`: a customer is texted first, or in the thread that goes on. */
export function createTextDesk(house: PaymentsHouse) {
  const { store, directory } = house;
  const hold = createHolding(house);
  const companyFor = (actor: Actor): Promise<Company> => companyOf(directory, actor);

  /** Who was chosen, where that is a number that can be texted. */
  async function readerIn(company: Company, values: TextValues, name: string): Promise<Answer<Reader>> {
    const payer = await readPayer(store, company, values, name);
    if (!payer.ok) return payer;
    // Who is known by an address alone has no number.
    const phone = parsePhone((payer.value.email ? undefined : payer.value.phone) ?? '', company.country);
    return phone.ok ? granted({ ...payer.value, phone: phone.value }) : phone;
  }

  async function turnWith(actor: Actor, reader: Reader, { language }: TextValues): Promise<Answer<Turn>> {
    const turn = await turnTo(house, actor, reader.phone);
    if (!turn.ok) return turn;
    const { phone, name } = reader;
    const tongue = language === 'auto' ? turn.value.tongue : language;
    return granted({ ...turn.value, tongue, customer: { phone, ...(name && { name }) } });
  }

  /** The form with everything that can be said about what it holds, and whom it is for. */
  async function form(
    actor: Actor,
    { values, offered, carried = '', filled }: Pick<ReadText, 'values' | 'offered'> & Partial<ReadText>,
    phase: Phase,
  ): Promise<{ screen: TextForm; reader?: Reader }> {
    const company = await companyFor(actor);
    const picked = filled ? await pickedPicture(house, company.id, filled, carried) : {};
    const name = readName(values.name);
    const reader = await readerIn(company, values, name.ok ? name.value : '');
    const turn = reader.ok ? await turnWith(actor, reader.value, values) : reader;
    const isSaid = phase === 'sent' || values.customer !== '';
    const tongue = turn.ok ? turn.value.tongue : tongueOf(company.language);
    const answer = turn.ok ? await answerFormOf(store.replies, turn.value, values, phase) : undefined;
    const occasion = { company, customer: {}, tongue, memberFirstName: actor.firstName };
    const nobody = { ...occasion, isFirstOfTurn: true, isFirstOfAll: true };
    const later = laterIn(values, reader.ok ? reader.value.phone : undefined, company, house.clock.now());
    const customer = reader.ok ? choiceOf(reader.value) : await typedIn(company, values);
    const screen: TextForm = {
      ...{ kind: 'text-form', values, tongue, offered: await customersOf(company, offered) },
      ...(customer && { customer }),
      problems: {
        ...(!turn.ok && isSaid && { customer: turn.refusal }),
        ...(!name.ok && { name: name.refusal }),
        ...(answer?.problem && { message: answer.problem }),
        ...(!later.ok && { day: later.refusal }),
        ...(picked.problem && { picture: picked.problem }),
      },
      replies: answer?.replies ?? fitting(await repliesOf(store.replies, company.id), nobody),
      ...(later.ok && later.value && { later: later.value }),
      ...(answer && { answer }),
      ...(picked.picture && { picture: picked.picture }),
    };
    const isRight = turn.ok && name.ok && later.ok && !picked.problem;
    return { screen, ...(reader.ok && isRight && { reader: reader.value }) };
  }

  /** Whoever cannot be texted stands in the field all the same. */
  async function typedIn(company: Company, { customer }: TextValues): Promise<CustomerChoice | undefined> {
    const typed = typedChoice(customer);
    if (typed || customer === '') return typed;
    const payer = await readPayer(store, company, { customer }, '');
    return payer.ok ? choiceOf(payer.value) : undefined;
  }

  const customersOf = ({ id }: Company, phones: string[]) =>
    Promise.all(
      phones.map(async (phone) => {
        const known = await store.customers.byPhone(id, phone);
        return { id: known?.id ?? `${NEW}${phone}`, phone, ...(known?.name && { name: known.name }) };
      }),
    );

  /** Who is texted first becomes a customer, with how we came by the number. */
  async function remember(companyId: string, { phone, name }: Reader, { tongue }: TextForm): Promise<void> {
    const at = house.clock.now();
    const { customer, isNew } = await findOrMake(house, {
      ...{ companyId, phone, ...(name && { name }), tongue, createdAt: at },
      consent: [{ level: 'transactional', source: 'asked-by-member', proof: 'text', at }],
    });
    if (!isNew && name && !customer.name)
      await change(one(store.customers, companyId, customer.id), (now) => (now.name ? undefined : { ...now, name }));
  }

  /** The one that goes on, or which this text opens, unless a colleague's did a moment ago. */
  async function threadFor(whom: Whom, id: string, found: Opening): Promise<Opening> {
    if (found.head) return found;
    const cards = found.rooms.map((room) => ({ room, shown: 0 }));
    const opened = await house.conversing.open(whom, { kind: 'answer', id, since: house.clock.now(), cards });
    return opened.head?.id === id ? found : opened;
  }

  return {
    /** What was typed behind the command: the form on whom it names. */
    async open(actor: Actor, text: string): Promise<TextingScreen> {
      if (hasCardNumber(text)) return refuse({ code: 'has-card-number' });
      const values = await valuesTyped(store, await companyFor(actor), text);
      return (await form(actor, { values, offered: [] }, 'changed')).screen;
    },

    /** From somebody's message: the form on whose thread it is, or whose number it has. */
    async openOn(actor: Actor, text: string, thread?: string): Promise<TextingScreen> {
      const { phones, sure } = findInMessage(text, await companyFor(actor));
      const phone = (await whoseThread(store, actor, thread))?.phone ?? sure.phone;
      const values = { ...EMPTY, customer: phone ? `${NEW}${phone}` : '' };
      const { screen } = await form(actor, { values, offered: phone ? [] : phones }, 'changed');
      return phones.length === 0 && !phone ? { ...screen, foundNothing: true } : screen;
    },

    /** The form as it now stands; once it is sent and nothing is wrong, the text is held, once for a key. */
    async fill(actor: Actor, read: ReadText, phase: Phase, key: string): Promise<TextingScreen> {
      const { companyId } = actor;
      const company = await companyFor(actor);
      const id = answerIdOf(companyId, key);
      const earlier = phase === 'sent' ? await store.outgoingTexts.get(companyId, id) : undefined;
      if (earlier) return heldIn(company, earlier, roomsOf(earlier), scheduledFor(earlier));
      const { screen, reader } = await form(actor, read, phase);
      if (phase === 'changed' || !reader || !screen.answer?.preview) return screen;
      const { answer } = screen;
      if (answer.seen !== read.seen) return { ...screen, answer: { ...answer, overtaken: true } };
      const { phone } = reader;
      const whom = { companyId, phone };
      const found = await house.conversing.forNew(whom, actor.room);
      if (found.rooms.length === 0) return refuse({ code: 'room-missing' });
      await remember(companyId, reader, screen);
      const there = await threadFor(whom, id, found);
      const words = { words: screen.answer.preview.text, typed: answer.typed, picture: screen.picture?.id };
      await hold(actor, id, phone, words, there, screen.later?.at);
      return heldIn(company, answer.to, there.rooms, screen.later?.at);
    },

    search: async (actor: Actor, text: string): Promise<CustomerChoice[]> =>
      (await searchCustomers(store, await companyFor(actor), text)).filter(
        (choice) => 'typed' in choice || choice.phone !== undefined,
      ),
  };
}

const roomsOf = ({ cards }: { cards: { room: Actor['room'] & string }[] }) => cards.map(({ room }) => room);

const heldIn = (
  { rooms }: Company,
  { phone, name }: { phone: string; name?: string },
  shownIn: (Actor['room'] & string)[],
  later?: Date,
): TextingScreen => ({
  ...{ kind: 'text-held', to: { phone, ...(name && { name }) }, shownIn, ...(later && { later }) },
  rooms: rooms.filter((room) => shownIn.includes(room.id) && !room.personal).map((room) => room.name),
});
