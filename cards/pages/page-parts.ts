import type { CustomerPage } from '../../src/documents/index.ts';
import type { Formats } from '../../src/i18n/formats.ts';
import { type Catalogue, words } from '../../src/i18n/index.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import type { Refusal } from '../../src/kernel/refusal.ts';
import type { PartForm, PaymentPage, Words } from './page-content.ts';

/** An amount that was typed, and why it cannot be paid. */
export interface RefusedPart {
  typed: string;
  refusal: Refusal;
}

/**
 * What a request that is paid in parts is made of: all of it, each part, and what a bank is still to decide on; and what the
 * amount at the end is. What it comes to is said once: above what is left, or below what was paid. `isOpen`: it can be paid now.
 */
export function partFacts(
  view: CustomerPage,
  { tongue, isOpen }: { tongue: Tongue; isOpen: boolean },
  formats: Formats,
): Pick<PaymentPage, 'facts' | 'amountLabel'> {
  const { page, parts, sharing } = words(tongue);
  const { soFar, papers } = view;
  const facts = factsOf(view, tongue, formats);
  if (isOpen) {
    return { facts, amountLabel: soFar ? parts.page.due : page.amountDue(1 + (papers?.others.length ?? 0)) };
  }
  const isShared = soFar !== undefined && soFar.total.minor !== view.amount.minor;
  if (isShared) return { facts, amountLabel: sharing.page.yours };
  if (!soFar) return { facts, amountLabel: page.amount };
  return { facts: facts.slice(1), amountLabel: parts.page.total };
}

function factsOf({ soFar, partOf }: CustomerPage, tongue: Tongue, formats: Formats): PaymentPage['facts'] {
  const { parts, sharing } = words(tongue);
  const [say, others] = [parts.page, sharing.page];
  if (!soFar) return partOf ? [{ label: others.partOf, value: formats.money(partOf) }] : [];
  return [
    { label: say.total, value: formats.money(soFar.total) },
    ...soFar.payments.map(({ amount, at, by }) => {
      const when = formats.day(at);
      return { label: by === undefined ? say.paid(when) : others.by(when, by), value: formats.money(amount) };
    }),
    ...(soFar.others ?? []).map(({ name = '', amount }) => ({
      label: others.asked(name),
      value: formats.money(amount),
    })),
    ...(soFar.underWay ? [{ label: say.underWay, value: formats.money(soFar.underWay) }] : []),
  ];
}

/** The form for another amount than all that is left. */
export function partForm(
  { parts, ask = 1 }: CustomerPage,
  { token, tongue, refused }: { token: string; tongue: Tongue; refused: RefusedPart | undefined },
  formats: Formats,
): PartForm | null {
  if (!parts) return null;
  const catalogue = words(tongue);
  const say = catalogue.parts.page;
  return {
    url: `/p/${token}/part?lang=${tongue}&ask=${ask}`,
    say,
    hint: say.hint(formats.money(parts.least), formats.money(parts.left)),
    typed: refused?.typed ?? '',
    problem: refused ? problemOf(refused.refusal, catalogue, formats) : '',
  };
}

/** What is wrong with an amount, said above the page where its form is not there any more. */
export function partAlert(refusal: Refusal, tongue: Tongue, formats: Formats): Words {
  const catalogue = words(tongue);
  return { title: catalogue.parts.page.problem, text: problemOf(refusal, catalogue, formats) };
}

function problemOf(refusal: Refusal, { refusals, page, parts }: Catalogue, { money, currency }: Formats): string {
  switch (refusal.code) {
    case 'amount-too-precise':
      return refusals[refusal.code](refusal.decimals);
    case 'amount-of-other-currency':
      return parts.page.currency(currency(refusal.currency));
    case 'part-too-small':
      return refusals[refusal.code](money(refusal.least));
    case 'part-too-much':
      return refusals[refusal.code](money(refusal.left));
    case 'part-leaves-too-little':
      return refusals[refusal.code](money(refusal.left), money(refusal.least));
    default: {
      const sentence = refusals[refusal.code];
      return typeof sentence === 'string' ? sentence : page.error.text;
    }
  }
}
