import { folded } from '../../src/kernel/folded.ts';

/** What a column may say. */
export const FIELDS = [
  'reference',
  'name',
  'firstName',
  'lastName',
  'phone',
  'email',
  'language',
  'balance',
  'total',
  'paid',
  'opened',
  'closed',
  'status',
  'description',
] as const;
export type Field = (typeof FIELDS)[number];

/** What people and programs call them, in French and in English, without accents. */
const NAMES: Record<Field, string[]> = {
  reference: [
    'reference',
    'ref',
    'facture',
    'no facture',
    'numero de facture',
    'numero facture',
    'n de facture',
    'bon de travail',
    'no bon de travail',
    'bt',
    'invoice',
    'invoice number',
    'invoice no',
    'invoice id',
    'ro',
    'ro number',
    'ronumber',
    'repair order',
    'repair order number',
    'work order',
    'document',
    'numero',
  ],
  name: [
    'client',
    'nom',
    'nom du client',
    'nom client',
    'nom complet',
    'customer',
    'customer name',
    'name',
    'full name',
    'bill to',
    'facture a',
  ],
  firstName: ['prenom', 'first name', 'firstname', 'given name'],
  lastName: ['nom de famille', 'last name', 'lastname', 'surname'],
  phone: [
    'telephone',
    'tel',
    'cellulaire',
    'cell',
    'mobile',
    'numero de telephone',
    'phone',
    'phone number',
    'cell phone',
    'mobile phone',
  ],
  email: ['courriel', 'adresse courriel', 'email', 'e mail', 'email address', 'adresse electronique'],
  language: ['langue', 'language', 'lang'],
  balance: [
    'solde',
    'solde du',
    'solde a payer',
    'a payer',
    'montant du',
    'balance',
    'balance due',
    'amount due',
    'open balance',
    'due',
  ],
  total: [
    'total',
    'montant',
    'montant total',
    'total avec taxes',
    'grand total',
    'amount',
    'invoice total',
    'total amount',
  ],
  paid: ['paye', 'montant paye', 'paiements', 'paid', 'amount paid', 'payments'],
  opened: [
    'date',
    'date de facture',
    'date facture',
    'date d ouverture',
    'ouvert le',
    'invoice date',
    'open date',
    'opened',
    'created',
  ],
  closed: ['date de fermeture', 'ferme le', 'close date', 'closed date', 'closed'],
  status: ['statut', 'etat', 'status', 'state'],
  description: ['description', 'travaux', 'details', 'detail', 'work', 'service', 'notes'],
};

/** Which column, by its place, says what. */
export type Columns = Partial<Record<Field, number>>;

/** Words that a name is the same without. */
const SMALL = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'l', 'the', 'of']);

const plain = (name: string): string =>
  folded(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !SMALL.has(word))
    .join(' ');

const KNOWN = Object.fromEntries(FIELDS.map((field) => [field, new Set(NAMES[field].map(plain))])) as Record<
  Field,
  Set<string>
>;

/** The columns that a line names; the first of those that have one name. */
export function columnsIn(line: string[]): Columns {
  const names = line.map(plain);
  const found = FIELDS.map((field) => [field, names.findIndex((name) => KNOWN[field].has(name))] as const);
  return Object.fromEntries(found.filter(([, place]) => place >= 0));
}

/** What is missing for anything to be taken over. */
export function missingIn(columns: Columns): ('reference' | 'amount' | 'customer')[] {
  const has = (...fields: Field[]) => fields.some((field) => columns[field] !== undefined);
  return [
    ...(has('reference') ? [] : (['reference'] as const)),
    ...(has('balance', 'total') ? [] : (['amount'] as const)),
    ...(has('name', 'lastName', 'phone', 'email') ? [] : (['customer'] as const)),
  ];
}
