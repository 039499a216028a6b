/** An invented garage in Montréal: its people, its channels, its customers. Any likeness is chance. */
import type { Tongue } from '../../src/kernel/language.ts';
import type { Channel, User } from '../slack/model.ts';
import type { Person } from '../teams/model.ts';
import type { TenantOptions } from '../teams/tenant.ts';
import type { Kind } from '../twilio/numbers.ts';

export const TEAM = { id: 'T0BOREAL01', name: 'Garage Boréal', domain: 'garage-boreal' };
/** What the payment page offers to call. */
export const COMPANY_PHONE = '+15145550100';
export const TEXT_SENDER = '+15145550101';

export const STAFF: User[] = [
  { id: 'U0MARIEEVE', name: 'marie-eve', realName: 'Marie-Ève Gagnon', locale: 'fr-CA', isAdmin: true },
  { id: 'U0ETIENNE1', name: 'etienne', realName: 'Étienne Roy', locale: 'fr-CA' },
  { id: 'U0SARAHOK1', name: 'sarah', realName: 'Sarah O’Keefe', locale: 'en-CA' },
  { id: 'U0MINHNGU1', name: 'minh', realName: 'Minh Nguyen', locale: 'en-US' },
].map((member) => ({ ...member, timeZone: 'America/Toronto' }));

const everyone = STAFF.map(({ id }) => id);
export const CHANNELS: (Channel & { withApp?: boolean })[] = [
  { id: 'C0SERVICE1', name: 'service', members: everyone, withApp: true },
  { id: 'C0PIECES01', name: 'pieces', members: everyone },
];

/** The same garage in Microsoft 365. */
export const TENANT_ID = '0b03ea10-6a7a-4e0b-8f5d-5e1f1ce50514';

/** The same people, in the same order. */
export const TEAMS_STAFF: (Person & { withApp: boolean })[] = STAFF.map(
  ({ name, realName, locale, timeZone }, place) => ({
    id: `29:1${name}-of-garage-boreal`,
    aadObjectId: `0b03ea10-0000-4000-8000-00000000000${place + 1}`,
    name: realName,
    email: `${name}@garage-boreal.example`,
    country: 'CA',
    withApp: true,
    ...{ locale, timeZone },
  }),
);

export const TEAMS_ROOMS = {
  service: '19:0b03ea10service@thread.tacv2',
  pieces: '19:0b03ea10pieces@thread.tacv2',
  counter: '19:0b03ea10comptoir@thread.v2',
};

/** The garage's own team, with the app; and one of the parts desk, without. */
export const TEAMS_TEAMS: TenantOptions['teams'] = [
  {
    id: '19:0b03ea10general@thread.tacv2',
    name: 'Garage Boréal',
    members: TEAMS_STAFF.map(({ id }) => id),
    channels: [{ id: TEAMS_ROOMS.service, name: 'Service' }],
    withApp: true,
  },
  {
    id: '19:0b03ea10parts@thread.tacv2',
    name: 'Pièces',
    members: TEAMS_STAFF.map(({ id }) => id),
    channels: [{ id: TEAMS_ROOMS.pieces, name: 'Pièces' }],
  },
];

export const TEAMS_CHATS: TenantOptions['groupChats'] = [
  {
    id: TEAMS_ROOMS.counter,
    name: 'Comptoir',
    members: TEAMS_STAFF.slice(0, 3).map(({ id }) => id),
    withApp: true,
  },
];

/** What stands in the channels when one arrives, in the language that one reads. */
export const CHATTER: { user: string; channel: string; text: Record<Tongue, string> }[] = [
  {
    ...{ user: 'U0ETIENNE1', channel: 'C0SERVICE1' },
    text: {
      fr: 'RO4821 est prêt : freins avant et disques, essai routier fait.',
      en: 'RO4824 is ready: new battery in, wheels aligned, road test done.',
    },
  },
  {
    ...{ user: 'U0MARIEEVE', channel: 'C0SERVICE1' },
    text: {
      fr: 'Merci ! J’envoie la demande de paiement à Julie.',
      en: 'Thanks! I’m sending Dave the payment request.',
    },
  },
  {
    ...{ user: 'U0SARAHOK1', channel: 'C0SERVICE1' },
    text: { fr: 'Elle passe chercher son CX-5 à 16 h.', en: 'He picks up the Civic at 4.' },
  },
  {
    ...{ user: 'U0MINHNGU1', channel: 'C0PIECES01' },
    text: {
      fr: 'Les plaquettes de frein du CX-5 sont arrivées, tablette B3.',
      en: 'Brake pads for the CX-5 came in, shelf B3.',
    },
  },
];

/** The same in Teams. */
export const TEAMS_CHATTER: {
  user: number;
  room: keyof typeof TEAMS_ROOMS;
  text: Record<Tongue, string>;
  answers?: boolean;
}[] = [
  {
    ...{ user: 0, room: 'service' },
    text: {
      fr: 'RO4830 : les pneus d’hiver de Samira sont posés, le Tacoma est encore sur le pont.',
      en: 'RO4830: Samira’s winter tires are on, the Tacoma is still on the lift.',
    },
  },
  {
    ...{ user: 1, room: 'service', answers: true },
    text: { fr: 'Parfait, je lui envoie la demande de paiement.', en: 'Good, I’m sending her the payment request.' },
  },
  {
    ...{ user: 2, room: 'counter' },
    text: { fr: 'Qui a la clé de l’auto de courtoisie ?', en: 'Who has the key to the courtesy car?' },
  },
  {
    ...{ user: 1, room: 'counter' },
    text: { fr: 'Elle est au tableau, crochet 4.', en: 'It is on the board, hook 4.' },
  },
  {
    ...{ user: 3, room: 'pieces' },
    text: { fr: 'Les essuie-glaces d’hiver sont de retour en stock.', en: 'Winter wipers are back in stock.' },
  },
];

export interface Story {
  tongue: Tongue;
  name: string;
  first: string;
  /** What finds them. */
  typed: string;
  reference: string;
  /** E.164. */
  phone: string;
}

/** Whom the guide asks for a payment, in each language. */
export const STORIES: Record<Tongue, Story> = {
  fr: {
    tongue: 'fr',
    name: 'Julie Tremblay',
    first: 'Julie',
    typed: 'tremblay',
    reference: 'RO4821',
    phone: '+15145550188',
  },
  en: {
    tongue: 'en',
    name: 'Dave MacLeod',
    first: 'Dave',
    typed: 'macleod',
    reference: 'RO4824',
    phone: '+15145550142',
  },
};

export interface GarageCustomer {
  id: string;
  name: string;
  /** E.164. */
  phone: string;
  tongue: Tongue;
  owes: { reference: string; cents: number }[];
  optedOut?: true;
  /** What the telephone network makes of the number; a mobile phone that works unless told. */
  line?: Kind;
}

const customer = (
  id: string,
  name: string,
  phone: string,
  tongue: Tongue,
  owes: Record<string, number> = {},
  more: Pick<GarageCustomer, 'optedOut' | 'line'> = {},
): GarageCustomer => ({
  id: `cus_${id}`,
  ...{ name, phone, tongue },
  owes: Object.entries(owes).map(([reference, cents]) => ({ reference, cents })),
  ...more,
});

export const CUSTOMERS: GarageCustomer[] = [
  customer('julie-tremblay', 'Julie Tremblay', '+15145550188', 'fr', { RO4821: 125_50 }),
  customer('dave-macleod', 'Dave MacLeod', '+15145550142', 'en', { RO4824: 486_20 }),
  customer('samira-haddad', 'Samira Haddad', '+14385550117', 'fr', { RO4830: 1_234_56 }),
  customer('luc-bouchard', 'Luc Bouchard', '+14505550164', 'fr', { RO4807: 89_95, RO4811: 312_00 }),
  customer('priya-sharma', 'Priya Sharma', '+14385550133', 'en', { RO4833: 742_18 }),
  customer('jean-francois-cote', 'Jean-François Côté', '+15145550119', 'fr', { RO4828: 58_64 }),
  customer('chloe-bergeron', 'Chloé Bergeron', '+14505550171', 'fr', { RO4836: 2_198_40 }),
  customer('thomas-wright', 'Thomas Wright', '+15145550155', 'en', { RO4819: 167_25 }),
  customer('nathalie-pelletier', 'Nathalie Pelletier', '+14385550126', 'fr'),
  customer('gaston-lefebvre', 'Gaston Lefebvre', '+14505550103', 'fr', { RO4802: 95_00 }, { line: 'landline' }),
  customer('mai-tran', 'Mai Tran', '+14385550190', 'en', { RO4815: 219_00 }, { line: 'unreachable' }),
  customer('roger-lavoie', 'Roger Lavoie', '+15145550148', 'fr', {}, { optedOut: true, line: 'opted-out' }),
];
