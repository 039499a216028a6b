/** The invented garage in the store: its company, its customers and what they owe. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Company, type Room, roomId, type Workspace } from '../src/company/company.ts';
import type { Consent } from '../src/customers/customer.ts';
import { hashOf, type InvoiceContent, sourceKeyOf } from '../src/invoices/index.ts';
import type { Tongue } from '../src/kernel/language.ts';
import type { Store } from '../src/ports.ts';
import {
  CHANNELS,
  COMPANY_PHONE,
  CUSTOMERS,
  type GarageCustomer,
  TEAM,
  TEAMS_CHATS,
  TEAMS_STAFF,
  TEAMS_TEAMS,
  TENANT_ID,
  TEXT_SENDER,
} from './demo/garage.ts';
import { garageLetterhead } from './papers/garage.ts';

export const WORKSPACES = { slack: `slack:${TEAM.id}`, teams: `teams:${TENANT_ID}` } as const;
/** Teams says of nobody that they administer it: she set it up. */
const MARIE_IN_TEAMS = TEAMS_STAFF[0]?.aadObjectId ?? '';
const COMPANY_ID = 'com_garage-boreal';
const SINCE = new Date('2024-03-04T13:00:00Z');

export interface Seeding {
  /** What its texts are sent from. */
  textSender?: string;
  /** Where it works; in Slack alone unless told. Teams' service URL is how its rooms are reached. */
  places?: { slack?: true; teams?: { serviceUrl: string } };
  /** Whether somebody has filled in its settings: a logo, tax numbers, footnotes. */
  hasLetterhead?: boolean;
  /** Whether its orders come from the dealer's system: then nobody owes anything that stands nowhere else. */
  hasDealer?: boolean;
}

/** Puts the garage in, except for what is there already. */
export async function seedGarage(
  store: Store,
  { textSender = TEXT_SENDER, places = { slack: true }, hasLetterhead = false, hasDealer = false }: Seeding = {},
): Promise<Company> {
  const company: Company = {
    id: COMPANY_ID,
    revision: 0,
    name: TEAM.name,
    phone: COMPANY_PHONE,
    language: 'fr-CA',
    timeZone: 'America/Toronto',
    currency: 'CAD',
    country: 'CA',
    amountLimit: 1_000_000,
    refundLimit: 20_000,
    leastPart: 5_000,
    linkDays: 14,
    textSender,
    rooms: [...(places.slack ? slackRooms() : []), ...(places.teams ? teamsRooms(places.teams.serviceUrl) : [])],
    ...(places.teams ? { administrators: [{ workspaceId: WORKSPACES.teams, id: MARIE_IN_TEAMS }] } : {}),
    ...(hasLetterhead ? { letterhead: await keepLetterhead(store) } : {}),
    createdAt: SINCE,
  };
  const [first, ...more] = (['slack', 'teams'] as const)
    .filter((platform) => places[platform])
    .map((platform): Workspace => ({ id: WORKSPACES[platform], companyId: company.id }));
  if (first) await store.companies.found(company, first);
  for (const workspace of more) await store.companies.link(workspace);
  // The type-ahead lists the latest first: the order of the garage's list is the order one sees.
  for (const [place, customer] of [...CUSTOMERS].reverse().entries())
    await seedCustomer(store, hasDealer ? { ...customer, owes: [] } : customer, place);
  return company;
}

async function keepLetterhead({ files, letterheads }: Store): Promise<string> {
  const bytes = readFileSync(join(import.meta.dirname, 'papers', 'logo.png'));
  const logo = await files.keep(COMPANY_ID, { type: 'image/png', bytes });
  return letterheads.keep(COMPANY_ID, garageLetterhead(logo));
}

const slackRooms = (): Room[] =>
  CHANNELS.filter(({ withApp }) => withApp).map(({ id, name, isPrivate }) => ({
    id: roomId(WORKSPACES.slack, id),
    name,
    told: true,
    closed: isPrivate ?? false,
  }));

/** The channels that are told, and the chats, which are told of what starts in them. */
function teamsRooms(serviceUrl: string): Room[] {
  const channels = TEAMS_TEAMS.filter(({ withApp }) => withApp).flatMap((team) =>
    team.channels.map((channel) => ({ ...channel, told: true, closed: false, address: `${serviceUrl}#${team.id}` })),
  );
  const chats = (TEAMS_CHATS ?? []).map(({ id, name = '' }) => ({
    id,
    name,
    told: false,
    closed: true,
    address: serviceUrl,
  }));
  return [...channels, ...chats].map((room) => ({ ...room, id: roomId(WORKSPACES.teams, room.id) }));
}

async function seedCustomer(store: Store, customer: GarageCustomer, place: number): Promise<void> {
  const { id, name, phone, tongue } = customer;
  const createdAt = new Date(SINCE.getTime() + place * 86_400_000);
  const consent = [agreed(createdAt), ...(customer.optedOut ? [stopped(createdAt, tongue)] : [])];
  await store.customers.insert({ id, companyId: COMPANY_ID, revision: 0, phone, name, tongue, consent, createdAt });
  for (const { reference, cents } of customer.owes) {
    const content = owed(reference, cents, createdAt);
    await store.invoices.insert({
      ...content,
      id: `inv_${reference.toLowerCase()}`,
      companyId: COMPANY_ID,
      revision: 0,
      source: sourceKeyOf({ system: 'hand', account: '', id: reference }),
      customer: { id, name },
      version: 1,
      paidHere: [],
      ...{ cards: [], appearance: 0, outbox: [] },
      contentHash: hashOf(content),
      createdAt,
      changedAt: createdAt,
    });
  }
}

/** An order that is closed and not paid, of which no more is known. */
const owed = (reference: string, cents: number, at: Date): InvoiceContent => ({
  ...{ reference, openedAt: at, closedAt: at, payer: 'customer', currency: 'CAD' },
  ...{ lines: [], taxes: [], payments: [], claimed: { balance: cents } },
});

const agreed = (at: Date): Consent => ({ level: 'transactional', source: 'import', proof: 'work order', at });
const stopped = (at: Date, tongue: Tongue): Consent => ({
  level: 'none',
  source: 'customer-texted',
  proof: tongue === 'fr' ? 'ARRET' : 'STOP',
  at: new Date(at.getTime() + 3_600_000),
});
