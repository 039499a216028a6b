import type { Actor, Company, Reply } from '../company/index.ts';
import type { Customer } from '../customers/index.ts';
import { balanceOf } from '../invoices/index.ts';
import type { Tongue } from '../kernel/language.ts';
import { type PaymentsHouse, type Preview, payerOf, previewOf } from '../payments/index.ts';

/** What stands in an example: somebody who is nobody's customer, an amount in minor units, and what it is for. */
const EXAMPLE = { minor: 12_550, reference: 'RO4821', customer: 'Julie Tremblay' };

/** How a reply reads, by language: for a customer with what they owe, or as an example. */
export function createPreviews({ store, publicUrl }: PaymentsHouse) {
  return async function previews(
    company: Company,
    actor: Actor,
    { texts, purpose }: Pick<Reply, 'texts' | 'purpose'>,
    known?: Customer,
  ): Promise<Partial<Record<Tongue, Preview>>> {
    const [[owed], earlier] = known
      ? await Promise.all([
          store.invoices.owedBy(company.id, known.id, 1),
          known.phone ? store.requests.latestFor(company.id, known.phone) : undefined,
        ])
      : [[], undefined];
    const { known: _, ...customer } = known ? payerOf(known) : { phone: company.phone, name: EXAMPLE.customer };
    const thanks = purpose === 'thank-you';
    const shown = (tongue: Tongue) =>
      previewOf(
        {
          ...{ company, tongue, thanks, reply: texts, own: '' },
          customer,
          memberFirstName: actor.firstName,
          amount: owed ? balanceOf(owed) : { minor: EXAMPLE.minor, currency: company.currency },
          reference: owed?.reference ?? EXAMPLE.reference,
          first: !thanks && !earlier,
        },
        publicUrl,
      );
    return {
      ...(texts.fr ? { fr: shown('fr') } : {}),
      ...(texts.en ? { en: shown('en') } : {}),
    };
  };
}
