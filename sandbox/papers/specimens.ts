/** The papers of the gallery: each kind, in both languages, of one line and of many, unpaid, paid in part, and paid. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cad, later } from '../../cards/specimens/people.ts';
import type { Paper } from '../../src/documents/index.ts';
import { answeredEstimate, creditNote, longInvoice, quickInvoice, quickReceipt, repairPaper } from './garage.ts';

const LOGO = readFileSync(join(import.meta.dirname, 'logo.png'));
const VISA = { kind: 'card', brand: 'visa', last4: '4242', wallet: 'apple-pay' } as const;

const withLogo = (paper: Paper): Paper => ({ ...paper, issuer: { ...paper.issuer, logo: LOGO } });

/** By name, in the order in which they are shown. */
export function paperSpecimens(): Record<string, Paper> {
  const both = (['fr-CA', 'en-CA'] as const).flatMap((language) => {
    const part = [{ amount: cad(20_000), at: later(9), method: VISA }];
    const paid = [...part, { amount: cad(27_249), at: later(90), now: true as const, method: VISA }];
    const tongue = language.slice(0, 2);
    return [
      [`invoice-quick.${tongue}`, withLogo(quickInvoice(language))],
      [`receipt-quick.${tongue}`, withLogo(quickReceipt(language))],
      [`invoice.${tongue}`, withLogo(repairPaper('invoice', language))],
      [`invoice-paid-in-part.${tongue}`, withLogo(repairPaper('invoice', language, { payments: part }))],
      [`receipt.${tongue}`, withLogo(repairPaper('receipt', language, { payments: paid }))],
      [`credit-note.${tongue}`, withLogo(creditNote(language))],
      [`estimate.${tongue}`, withLogo(repairPaper('estimate', language))],
      [`estimate-answered.${tongue}`, withLogo(answeredEstimate(language))],
      [`invoice-twelve-pages.${tongue}`, withLogo(longInvoice(language))],
    ] as const;
  });
  return { ...Object.fromEntries(both), ...extremes() };
}

/** What a name, an amount and a text can be at their worst. */
const extremes = (): Record<string, Paper> => ({
  'invoice-extremes.fr': repairPaper('invoice', 'fr-FR', {
    number: 'W'.repeat(64),
    issuer: { name: 'Concessionnaire automobile de Saint-Jean-sur-Richelieu et de la vallée du Haut-Richelieu inc.' },
    customer: { name: 'Wolfeschlegelsteinhausenbergerdorff '.repeat(6).trim(), phone: '+15145550188' },
    lines: [
      {
        kind: 'labour',
        description: 'محمد Łukasz Nguyễn Ελένη Иван 李明 🚗',
        quantity: 1_234_567_890,
        unitPrice: 99_999_999_99,
        amount: 9_999_999_999_99,
        taxes: [],
      },
      { kind: 'part', description: 'x'.repeat(400), amount: 1, taxes: [] },
    ],
    taxes: [],
    footnote: 'Une note en bas de page. '.repeat(200),
    terms: 'שלום, هذه شروط الدفع. <b>{{issuer.name}}</b>\nConditions',
  }),
  'invoice-bare.en': repairPaper('invoice', 'en-US', {
    issuer: { name: 'Garage' },
    customer: {},
    vehicle: '',
    lines: [],
    taxes: [],
    footnote: '',
    terms: '',
    paymentTerms: '',
  }),
});
