import type { CustomerPage, PagePapers } from '../../src/documents/index.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import { cad, garage, JULIE, later } from '../specimens/people.ts';
import type { Circumstances } from './payment-page.ts';

/** The customer's page in one state. */
export interface PageSpecimen {
  view: CustomerPage;
  about: Circumstances;
}

/** Every state that the customer's page can be in, by name. `papers`: what lies open on it where papers do. */
export function pages(tongue: Tongue, papers: PagePapers): Record<string, PageSpecimen> {
  const { name, phone, language, timeZone, textSender: textsFrom } = garage(tongue);
  const view: CustomerPage = {
    company: { name, phone, textsFrom, language, timeZone },
    ...{ customer: JULIE.name, tongue, reference: 'RO4821', amount: cad(12550), until: later(43_200) },
    ...{ state: 'to-pay', arrived: [], newLinkAskedFor: false },
  };
  const page = (change: Partial<CustomerPage>, more: Partial<Circumstances> = {}): PageSpecimen => ({
    view: { ...view, ...change },
    about: { token: 'example', tongue, now: later(60), ...more },
  });
  const paid = { at: later(30), method: { kind: 'card', brand: 'visa', last4: '4242', wallet: 'apple-pay' } } as const;
  const mail = { ...{ id: 'mai_1', to: 'julie@exemple.ca', at: later(31) }, asks: false } as const;
  const back = (minor: number) => ({ amount: cad(minor), at: later(45), full: minor === 12550 });
  const parts = { least: cad(2_500), left: cad(12_550) };
  const soFar = { total: cad(12_550), payments: [{ amount: cad(5_000), at: later(30) }] };
  const second = { amount: cad(7_550), at: later(50) };
  const came = { cameBackAt: later(60), paidOf: 1 };
  return {
    'to-pay': page({ papers }),
    'to-pay-without-papers': page({}),
    changing: page({ changing: true }),
    'amount-changed': page({
      ...{ papers, amount: cad(38_989), ask: 2 },
      revised: {
        ...{ from: 12_550, at: later(40) },
        added: [{ description: 'Batterie', amount: 22_995 }],
        removed: [{ description: 'Rotation des pneus', amount: 4_000 }],
      },
    }),
    'parts-offered': page({ papers, parts }),
    'part-refused': page(
      { papers, parts },
      { part: { typed: '110', refusal: { code: 'part-leaves-too-little', ...parts } } },
    ),
    'parts-off': page({ papers }, { part: { typed: '50', refusal: { code: 'parts-off' } } }),
    'part-paid': page({ papers, ask: 2, amount: cad(7_550), soFar, parts: { ...parts, left: cad(7_550) } }, came),
    'part-under-way': page({ ask: 2, amount: cad(7_550), soFar: { ...soFar, payments: [], underWay: cad(5_000) } }),
    'paid-in-parts': page({
      ...{ state: 'paid', paid, soFar: { ...soFar, payments: [...soFar.payments, second] } },
      papers: { ...papers, parts: [...soFar.payments, second].map((one) => ({ ...one, number: 'RO4821' })) },
    }),
    'shared-to-pay': page({
      ...{ papers, ask: 2, amount: cad(7_550) },
      soFar: { total: cad(12_550), payments: [], others: [{ name: 'Assurance Boréale', amount: cad(5_000) }] },
    }),
    'shared-others-pay': page({
      ...{ state: 'paid', paid, papers, ask: 3, amount: cad(7_550) },
      soFar: { total: cad(12_550), payments: [second], others: [{ name: 'Assurance Boréale', amount: cad(5_000) }] },
    }),
    'shared-paid': page({
      ...{ state: 'paid', paid, papers, ask: 3, amount: cad(7_550) },
      soFar: {
        total: cad(12_550),
        payments: [{ ...soFar.payments[0]!, by: 'Assurance Boréale' }, second],
      },
    }),
    'part-of-another': page({ papers, amount: cad(5_000), partOf: cad(12_550) }),
    'settled-elsewhere': page({ state: 'cancelled', ended: 'settled' }),
    declined: page({ papers, declined: 'insufficient-funds' }),
    'stripe-away': page({ papers }, { failed: true }),
    leaving: page({}, { leaveTo: 'https://pay.example' }),
    confirming: page({}, { cameBackAt: later(60) }),
    processing: page({ state: 'processing' }),
    paid: page({ state: 'paid', paid, papers }),
    'paid-papers-sent': page({ state: 'paid', paid, papers: { ...papers, mail: { ...mail, state: 'sent' } } }),
    'paid-papers-late': page({ state: 'paid', paid, papers: { ...papers, mail: { ...mail, state: 'queued' } } }),
    'paid-papers-refused': page({
      ...{ state: 'paid', paid },
      papers: { ...papers, mail: { ...mail, state: 'failed', reason: 'refused' } },
    }),
    'paid-nothing-printed': page({
      ...{ state: 'paid', paid },
      papers: { ...papers, receipts: [papers.invoice], printable: [], mailable: false },
    }),
    'paid-twice': page({ state: 'paid', paid, arrived: [{ amount: cad(12550), at: later(40), why: 'already-paid' }] }),
    refunded: page({ state: 'paid', paid, refunded: back(12550) }),
    'refunded-in-part': page({ state: 'paid', paid, refunded: back(2_000) }),
    cancelling: page({ state: 'cancelling' }),
    cancelled: page({ state: 'cancelled' }),
    expired: page({ state: 'expired' }),
    'expired-new-link-asked': page({ state: 'expired', newLinkAskedFor: true }),
  };
}
