import { taxesAt, taxPlacesIn, totalsOf } from '../../src/invoices/index.ts';
import type { ImportForm, ImportScreen } from '../../src/invoices/screen.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import type { HandForm, HandLine } from '../../src/payments/by-hand/screen.ts';
import type { InvoiceForm, InvoiceRow, InvoiceValues } from '../../src/payments/invoicing/screen.ts';
import { mailPreview, preview, requestedBefore } from '../payments/specimens/request.ts';
import type { ScreenSpecimens } from '../specimen.ts';
import { cad, JULIE, later } from '../specimens/people.ts';
import { ASKING } from '../specimens/replies.ts';

const EMPTY: InvoiceValues = {
  ...{ customer: '', who: '', find: '', listed: 'all', invoices: '', email: '' },
  ...{ reply: 'invoice-ready', message: '', language: 'auto' },
};
const address = (id: string) => `https://pay.example/papers/${id}.xxxxxxxxxxxxxxxxxxxxxx`;

/** Of every kind that a customer has: to be paid or not, and why. */
function rowsIn(tongue: Tongue): InvoiceRow[] {
  const summary = tongue === 'fr' ? 'Freins avant, plaquettes et disques' : 'Front brakes, pads and rotors';
  const row = (reference: string, more: Partial<InvoiceRow> = {}): InvoiceRow => ({
    ...{ id: `inv_${reference}`, reference, state: 'closed', balance: cad(40_218), openedAt: later(-1_440) },
    ...{ summary, vehicle: 'Mazda CX-5 2021', preview: address(reference) },
    ...more,
  });
  return [
    row('RO4840', { state: 'open', balance: cad(9_198), owner: 'Marc Tremblay' }),
    row('RO4821'),
    row('RO4819', { ours: cad(40_217) }),
    row('RO4837', { state: 'voided', why: 'voided' }),
    row('RO4831', { why: 'not-for-customer', balance: cad(120_000) }),
    row('RO4834', { why: 'nothing-owed', balance: cad(0) }),
  ];
}

/** The form that sends invoices, from empty to full of problems. */
export function screens(tongue: Tongue): ScreenSpecimens<InvoiceForm | HandForm | ImportScreen> {
  const bare: InvoiceForm = {
    ...{ kind: 'invoice-form', values: EMPTY, candidates: [], rows: [], problems: {}, warnings: [] },
    ...{ replies: ASKING, tongue, carried: '' },
  };
  const rows = rowsIn(tongue);
  const chosen: InvoiceForm = {
    ...bare,
    ...{ customer: JULIE, rows, preview: preview(tongue) },
    values: { ...EMPTY, customer: JULIE.id, invoices: 'inv_RO4821' },
  };
  const asked = (name: string): Pick<InvoiceForm, 'values' | 'customer'> => ({
    values: { ...EMPTY, customer: `find:${name}` },
    customer: { id: `find:${name}`, typed: name },
  });
  const { preview: _, ...listed } = chosen;
  return {
    'invoice-form': {
      'invoice-empty': bare,
      'invoice-listed': { ...listed, values: { ...listed.values, invoices: '' }, more: '1' },
      'invoice-chosen': chosen,
      'invoice-several': {
        ...chosen,
        values: { ...chosen.values, invoices: 'inv_RO4840,inv_RO4821' },
        total: cad(49_416),
        ...{ back: '0', more: '2' },
      },
      'invoice-which-one': {
        ...bare,
        ...asked('tremblay'),
        candidates: [
          { id: 'cus_1', name: 'Julie Tremblay', phone: '+15145550188' },
          { id: 'cus_2', phone: '+14385550142' },
          { id: 'of:inv_RO4821', name: 'Luc Tremblay', reference: 'RO4821' },
        ],
      },
      'invoice-nobody': { ...bare, ...asked('zzz'), problems: { customer: { code: 'invoice-customer-unknown' } } },
      'invoice-without-phone': {
        ...bare,
        customer: { id: 'of:inv_RO4821', typed: 'Transport Beauséjour inc.' },
        values: { ...EMPTY, customer: 'of:inv_RO4821' },
        rows: rows.slice(1, 2),
        problems: { customer: { code: 'customer-unreachable' } },
      },
      'invoice-none-to-send': { ...listed, values: { ...listed.values, invoices: '' }, rows: rows.slice(3) },
      'invoice-nothing-found': { ...listed, values: { ...listed.values, invoices: '', find: 'zzz' }, rows: [] },
      'invoice-warnings': {
        ...{ ...chosen, back: '0', more: '2' },
        problems: { invoices: { code: 'invoice-voided', reference: 'RO4837' } },
        warnings: [
          { warning: { code: 'number-not-reached', requestId: 'pay_3', why: 'landline', at: later(-600) } },
          { reference: 'RO4821', warning: { code: 'invoice-changed', state: 'closed', balance: cad(40_218) } },
          { reference: 'RO4840', warning: { code: 'invoice-changed', state: 'open', balance: cad(9_198) } },
          { reference: 'RO4821', warning: requestedBefore('Julie Tremblay') },
          { warning: { code: 'message-as-typed', typed: tongue === 'fr' ? '[lien]' : '[link]' } },
        ],
      },
      'invoice-by-mail': {
        ...chosen,
        values: { ...chosen.values, email: 'julie@example.com' },
        mail: { why: 'not-textable', known: 'julie@example.com' },
        preview: mailPreview(tongue, { customer: { name: JULIE.name, email: 'julie@example.com' } }),
      },
      'invoice-problems': {
        mail: { why: 'opted-out', known: 'julie@example.com' },
        ...listed,
        values: { ...listed.values, message: '4242 4242 4242 4242' },
        problems: {
          customer: { code: 'customer-opted-out', phone: JULIE.phone, name: JULIE.name },
          invoices: { code: 'invoice-voided', reference: 'RO4837' },
          reply: { code: 'reply-gone' },
          message: { code: 'has-card-number' },
        },
      },
    },
    'hand-form': byHand(tongue),
    'import-form': imports(tongue),
  };
}

/** An invoice made by hand, from empty to full of problems. */
function byHand(tongue: Tongue): Record<string, HandForm> {
  const blank: HandLine = { what: '', kind: 'labour', quantity: '', price: '' };
  const bare: HandForm = {
    kind: 'hand-form',
    values: { ...{ customer: '', name: '', reference: '', taxes: '' }, lines: [blank] },
    ...{ places: taxPlacesIn('CA'), problems: {}, carried: '' },
  };
  const brakes = tongue === 'fr' ? 'Freins avant' : 'Front brakes';
  const price = tongue === 'fr' ? '125,00' : '125.00';
  const line: HandLine = { what: brakes, kind: 'labour', quantity: '1.5', price };
  const lines = [line, { ...blank, kind: 'part' as const }];
  const taxes = taxesAt('CA', 'CA-QC') ?? [];
  const made = [{ kind: 'labour' as const, description: brakes, amount: 18_750, taxes: ['gst', 'qst'] }];
  const filled: HandForm = {
    ...bare,
    customer: JULIE,
    values: { ...{ customer: JULIE.id, name: '', reference: 'F-1024', taxes: 'CA-QC' }, lines },
    totals: totalsOf({ currency: 'CAD', lines: made, taxes, payments: [] }),
  };
  return {
    'by-hand-empty': bare,
    'by-hand-filled': filled,
    'by-hand-replaces': { ...filled, replaces: { reference: 'F-1024', balance: cad(21_558) }, carried: 'mark' },
    'by-hand-problems': {
      ...bare,
      customer: { id: 'new:+15145550188', phone: '+15145550188' },
      values: { ...filled.values, taxes: '', name: '4242 4242 4242 4242' },
      problems: {
        name: { code: 'has-card-number' },
        reference: { code: 'invoice-taken', reference: 'F-1024' },
        taxes: { code: 'taxes-missing' },
        lines: { code: 'lines-missing' },
        atLines: [{ quantity: { code: 'quantity-unreadable' }, price: { code: 'amount-missing' } }],
      },
    },
  };
}

/** A file of invoices, from its choice to what became of it. */
function imports(tongue: Tongue): Record<string, ImportForm> {
  const bare: ImportForm = { kind: 'import-form', values: { numbers: '', days: '' }, problems: {}, carried: '' };
  const columns =
    tongue === 'fr'
      ? { reference: 'No de facture', name: 'Nom du client', phone: 'Téléphone', balance: 'Solde', opened: 'Date' }
      : { reference: 'Invoice Number', name: 'Customer', phone: 'Phone', balance: 'Amount Due', opened: 'Date' };
  const read: ImportForm = { ...bare, sheet: { columns, rows: 1_234, asks: [] }, carried: 'fil_1' };
  const last = {
    ...{ companyId: 'com_1', account: 'csv', name: 'CSV', startedAt: later(0) },
    ...{ added: 1_180, changed: 12, same: 39, failed: 3, moving: true },
    failures: [
      { id: '17', why: 'phone-unreadable' },
      { id: '203', why: 'amount-unreadable' },
      { id: '1 019', why: 'customer-missing' },
    ],
    file: { id: 'fil_1' as const, told: {}, rows: 1_600, movedAt: later(1) },
  };
  return {
    'import-choose': bare,
    'import-understood': read,
    'import-asks': {
      ...read,
      sheet: { columns, rows: 1_234, asks: ['numbers', 'days'] },
      values: { numbers: 'fr', days: '' },
      problems: { days: { code: 'field-missing' }, file: { code: 'import-under-way' } },
    },
    'import-under-way': { ...bare, last, carried: 'under-way' },
    'import-done': { ...bare, last: { ...last, moving: false, endedAt: later(2) } },
    'import-refused': { ...bare, problems: { file: { code: 'sheet-customer' } } },
  };
}
