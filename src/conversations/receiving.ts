import { type Company, type RoomId, roomsFor } from '../company/index.ts';
import { type Consent, type Customer, hasOptedOut, withConsent } from '../customers/index.ts';
import { change, one } from '../kernel/change.ts';
import { announcing, type Moment, momentOf, redrawn } from '../promises/outbox.ts';
import { maskCardNumbers } from './card-numbers.ts';
import type { ConversationsHouse } from './house.ts';
import type { IncomingText } from './incoming-text.ts';
import { type Keyword, keywordOf } from './keywords.ts';
import type { TextFailure, TextState } from './outgoing-text.ts';
import type { TextAddress } from './ports.ts';

/** What the carrier brings: customers' texts, and reports on ours. */
export function createReceiving(house: ConversationsHouse) {
  const { store } = house;

  async function consent(
    customer: Customer,
    level: 'transactional' | 'none',
    source: 'customer-texted' | 'carrier-refused',
    proof: string,
  ) {
    const entry = { level, source, proof, at: house.clock.now() };
    await change(one(store.customers, customer.companyId, customer.id), (latest) =>
      hasOptedOut(latest) === (level === 'none') ? undefined : withConsent(latest, entry),
    );
  }

  /** The carrier refuses this number because its owner said stop to it. */
  async function optOut(companyId: string, phone: string): Promise<void> {
    const customer = await store.customers.byPhone(companyId, phone);
    if (customer) await consent(customer, 'none', 'carrier-refused', 'opted out with the carrier');
  }

  /** What the word means for texts to this number. Whoever says stop is remembered, known or not. */
  async function obey(word: Keyword, company: Company, phone: string, customer: Customer | undefined, proof: string) {
    if (word.kind === 'help') return;
    const level = word.kind === 'stop' ? 'none' : 'transactional';
    if (customer) return consent(customer, level, 'customer-texted', proof);
    if (level === 'transactional') return;
    const at = house.clock.now();
    const entry: Consent = { level, source: 'customer-texted', proof, at };
    const stranger = {
      id: house.newId('cus'),
      companyId: company.id,
      revision: 0,
      phone,
      consent: [entry],
      createdAt: at,
    };
    if (await store.customers.insert(stranger)) return;
    const known = await store.customers.byPhone(company.id, phone);
    if (known) await consent(known, level, 'customer-texted', proof);
  }

  /** Where a customer's text is shown: under their latest request, else under their first text. */
  async function threadOf(
    companyId: string,
    phone: string,
  ): Promise<{ threadOf?: IncomingText['threadOf']; rooms?: RoomId[] }> {
    const request = await house.threads.latestWith(companyId, phone);
    const parent = request ?? (await store.texts.latestThreadOf(companyId, phone));
    if (!parent || parent.cards.length === 0) return {};
    return {
      threadOf: { kind: request ? 'request' : 'text', id: parent.id },
      rooms: parent.cards.map(({ room }) => room),
    };
  }

  async function received({
    sid,
    from,
    to,
    body,
    media,
  }: {
    sid: string;
    from: string;
    to: string;
    body: string;
    media: number;
  }): Promise<void> {
    const company = await store.companies.byTextSender(to);
    if (!company) throw new Error('no company sends from the number this text was sent to');
    const [known, customer, { threadOf: parent, rooms }] = await Promise.all([
      store.texts.bySid(company.id, sid),
      store.customers.byPhone(company.id, from),
      threadOf(company.id, from),
    ]);
    // Told again, perhaps long after: an old START must not undo a later STOP.
    if (known) return;
    const word = keywordOf(body);
    // Before the text is stored, so that a process that dies in between obeys when it is told again.
    if (word) await obey(word, company, from, customer, body.trim());

    const moment = momentOf(house);
    const text: IncomingText = {
      id: house.newId('txt'),
      companyId: company.id,
      revision: 0,
      sid,
      phone: from,
      ...(customer ? { customer: { id: customer.id, ...(customer.name ? { name: customer.name } : {}) } } : {}),
      body: maskCardNumbers(body),
      media,
      receivedAt: moment.now,
      ...(parent ? { threadOf: parent } : {}),
      cards: (rooms ?? roomsFor(company, undefined)).map((room) => ({ room, shown: 0 })),
      appearance: 0,
      outbox: [],
    };
    const told = showing(text, moment);
    if (await store.texts.insert(told)) house.wake.texts(told);
  }

  return {
    received,
    optOut,

    async reported(
      about: TextAddress,
      report: { sid: string; state: TextState; failure?: TextFailure },
    ): Promise<void> {
      const customer = await house.threads.reported(about, report);
      if (!customer) return house.log.warn('report on an unknown text', { ...about });
      if (report.failure === 'opted-out') await optOut(about.companyId, customer.phone);
    },
  };
}

/** In the thread it belongs to, or as the first message of one. */
const showing = (text: IncomingText, moment: Moment): IncomingText =>
  text.threadOf
    ? announcing(text, { kind: 'customer-replied', body: text.body, media: text.media, at: text.receivedAt }, moment)
    : redrawn(text, moment);
