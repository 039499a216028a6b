/** Invented papers of the garage: for the gallery, the tests and the measures. */

import { cad, later, NOON } from '../../cards/specimens/people.ts';
import type { FileId, Letterhead } from '../../src/company/index.ts';
import type { Paper, PaperKind } from '../../src/documents/index.ts';
import { words } from '../../src/i18n/index.ts';
import type { Line, Tax } from '../../src/invoices/index.ts';
import { type Language, type Tongue, tongueOf } from '../../src/kernel/language.ts';

const TAXES: Record<Tongue, Tax[]> = {
  fr: [
    { id: 'gst', name: 'TPS', number: '123456789 RT0001', rate: 5_000 },
    { id: 'qst', name: 'TVQ', number: '1234567890 TQ0001', rate: 9_975 },
  ],
  en: [
    { id: 'gst', name: 'GST', number: '123456789 RT0001', rate: 5_000 },
    { id: 'qst', name: 'QST', number: '1234567890 TQ0001', rate: 9_975 },
  ],
};
const ISSUER = {
  name: 'Garage Boréal',
  address: ['4321, rue Saint-Denis', 'Montréal (Québec) H2J 2K9'],
  phone: '+15145550100',
};
const WORDS = {
  fr: {
    labour: 'Remplacement des freins avant et des disques, essai routier',
    tires: 'Pose et équilibrage de quatre pneus d’hiver',
    pads: 'Plaquettes de frein avant, céramique',
    rotors: 'Disques de frein avant',
    fee: 'Gestion écologique des fluides',
    discount: 'Rabais fidélité',
    vehicle: 'Mazda CX-5 2021, 84 210 km',
    footnote: 'Merci de votre confiance. Conservez cette facture : elle vaut garantie.',
    estimateNote: 'Rien n’est réparé sans votre accord. Les pièces remplacées vous sont montrées.',
    terms:
      'Garantie de 12 mois ou 20 000 km sur les pièces et la main-d’œuvre, au premier terme atteint.\n' +
      'Les pièces remplacées sont remises sur demande.',
    paymentTerms: 'Payable à la remise du véhicule.',
  },
  en: {
    labour: 'Front brakes and rotors replaced, road test',
    tires: 'Four winter tires mounted and balanced',
    pads: 'Front brake pads, ceramic',
    rotors: 'Front rotors',
    fee: 'Fluid recycling',
    discount: 'Loyalty discount',
    vehicle: 'Mazda CX-5 2021, 84,210 km',
    footnote: 'Thank you for your trust. Keep this invoice: it is your warranty.',
    estimateNote: 'Nothing is repaired without your approval. Replaced parts are shown to you.',
    terms:
      'Parts and labour are guaranteed for 12 months or 20,000 km, whichever comes first.\n' +
      'Replaced parts are handed over on request.',
    paymentTerms: 'Payable when the vehicle is handed over.',
  },
};

const both = (text: 'footnote' | 'estimateNote' | 'terms' | 'paymentTerms') => ({
  fr: WORDS.fr[text],
  en: WORDS.en[text],
});

/** Its papers as its settings have them. */
export const garageLetterhead = (logo: FileId): Letterhead => ({
  ...ISSUER,
  logo,
  taxNumbers: [
    { label: 'TPS/GST', number: '123456789 RT0001' },
    { label: 'TVQ/QST', number: '1234567890 TQ0001' },
  ],
  numberLabel: { fr: 'Bon de travail', en: 'Work order' },
  footnotes: { invoice: both('footnote'), estimate: both('estimateNote') },
  paymentTerms: both('paymentTerms'),
  terms: both('terms'),
});

const VISA = { kind: 'card', brand: 'visa', last4: '4242' } as const;

/** A repair order of several kinds of lines. */
export function repairPaper(kind: PaperKind, language: Language, change: Partial<Paper> = {}): Paper {
  const tongue = tongueOf(language);
  const say = WORDS[tongue];
  const taxes = ['gst', 'qst'];
  const lines: Line[] = [
    { kind: 'labour', description: say.labour, quantity: 1_500, unitPrice: 12_500, amount: 18_750, taxes },
    { kind: 'part', description: say.pads, quantity: 1_000, unitPrice: 8_995, amount: 8_995, taxes },
    { kind: 'part', description: say.rotors, quantity: 2_000, unitPrice: 7_450, amount: 14_900, taxes },
    { kind: 'fee', description: say.fee, amount: 450, taxes },
    { kind: 'discount', description: say.discount, amount: -2_000, taxes },
  ];
  return {
    ...{ kind, language, timeZone: 'America/Toronto', number: 'RO4821', issuedAt: NOON, currency: 'CAD' },
    ...(kind === 'estimate' ? { validUntil: later(14 * 24 * 60) } : {}),
    issuer: ISSUER,
    customer: {
      name: 'Julie Tremblay',
      address: ['88, avenue des Pins', 'Montréal (Québec) H2W 1N7'],
      phone: '+15145550188',
    },
    vehicle: say.vehicle,
    ...{ lines, taxes: TAXES[tongue], payments: [] },
    ...notesOn(kind, tongue),
    ...change,
  };
}

/** A receipt and a credit note say what was paid or given back; what is agreed stands on the invoice. */
function notesOn(kind: PaperKind, tongue: Tongue): Pick<Paper, 'paymentTerms' | 'footnote' | 'terms'> {
  const { paymentTerms, footnote, estimateNote, terms } = WORDS[tongue];
  if (kind === 'estimate') return { footnote: estimateNote, paymentTerms, terms };
  return kind === 'invoice' ? { paymentTerms, footnote, terms } : {};
}

/** An estimate of two pieces of work, one of which its customer has approved. */
export function answeredEstimate(language: Language): Paper {
  const { lines, ...paper } = repairPaper('estimate', language);
  const { tires } = WORDS[tongueOf(language)];
  const more: Line = { kind: 'labour', description: tires, quantity: 1_000, amount: 9_960, taxes: ['gst', 'qst'] };
  return {
    ...{ ...paper, lines: [...lines, more] },
    answer: {
      ...{
        outcome: 'partly',
        name: 'Julie Tremblay',
        at: later(90),
        seal: 'Zk3vJ5bPq0kZl8TtYc2nWgAAAAAAAAAAAAAAAAAAAAA',
      },
      works: [
        { title: lines[0]?.description ?? '', lines: [0, 1, 2, 3], isApproved: true },
        { title: tires, lines: [5], isApproved: false },
      ],
    },
  };
}

/** A part of the repair's price given back, with its share of each tax. */
export const creditNote = (language: Language): Paper =>
  repairPaper('credit-note', language, {
    number: 'RO4821-1',
    issuedAt: later(2 * 24 * 60),
    lines: [{ kind: 'sum', description: 'RO4821', amount: 8_697, taxes: ['gst', 'qst'] }],
    taxes: TAXES[tongueOf(language)].map((tax, at) => ({ ...tax, share: at === 0 ? 435 : 868 })),
    credits: { number: 'RO4821', paidAt: later(9), method: VISA },
  });

/** A quick payment: one line, its taxes in it. */
export const quickInvoice = (language: Language, change: Partial<Paper> = {}): Paper => {
  const description = `${words(tongueOf(language)).papers.reference} RO4821`;
  const { paymentTerms: _, vehicle: _vehicle, ...paper } = repairPaper('invoice', language);
  return {
    ...paper,
    issuer: {
      ...paper.issuer,
      taxNumbers: TAXES[tongueOf(language)].map(({ name, number = '' }) => ({ label: name, number })),
    },
    lines: [{ kind: 'sum', description, amount: 12_550, taxes: [] }],
    taxes: [],
    taxesIncluded: true,
    ...change,
  };
};

/** The same, paid. */
export const quickReceipt = (language: Language): Paper => {
  const { footnote: _, terms: __, ...paper } = quickInvoice(language);
  return { ...paper, kind: 'receipt', payments: [{ amount: cad(12_550), at: later(9), method: VISA, now: true }] };
};

/** So many lines that the paper has about twelve pages. */
export const longInvoice = (language: Language): Paper => {
  const paper = repairPaper('invoice', language);
  const lines = Array.from({ length: 360 }, (_, index): Line[] =>
    paper.lines.slice(1, 2).map((line) => ({ ...line, description: `${line.description} (${index + 1})` })),
  );
  return { ...paper, lines: lines.flat(), payments: [{ amount: cad(500_000), at: later(9) }] };
};
