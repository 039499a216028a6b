import { LIMITS } from '../../src/company/settings/invoices.ts';
import { type Tongue, tongueOf } from '../../src/kernel/language.ts';
import type { SettingName, SettingsForm } from '../../src/screen.ts';
import type { Field } from '../model.ts';
import type { Voice } from '../voice.ts';
import type { Setting } from './setting.ts';

type Kind = 'invoice-footnote' | 'estimate-footnote' | 'payment-terms' | 'terms' | 'number-label';

/** What papers say beside their lines, each text in both languages. */
export function invoiceFields({ values, company }: SettingsForm, { words }: Voice, setting: Setting): Field[] {
  const { companySettings: say } = words;
  // The language that most papers are in comes first.
  const tongues: Tongue[] = tongueOf(company.language) === 'fr' ? ['fr', 'en'] : ['en', 'fr'];

  function inBoth(kind: Kind, { label, hint }: { label: string; hint: string }, maxLength: number): Field[] {
    const id = (tongue: Tongue): SettingName => `${kind}-${tongue}`;
    const has = (tongue: Tongue) => (values[id(tongue)] ?? '').trim() !== '';
    return tongues.map((tongue, place) => {
      const isMissing = !has(tongue) && tongues.some(has);
      return {
        ...setting(id(tongue), { warnings: isMissing ? [say.missing[tongue]] : [] }),
        ...{ kind: 'text', label: say.inLanguage(label, say.languages[tongue]), value: values[id(tongue)] ?? '' },
        ...(place === 0 ? { hint } : {}),
        ...{ multiline: kind !== 'number-label', maxLength, refreshes: true },
      };
    });
  }

  return [
    ...inBoth('invoice-footnote', say.invoiceFootnote, LIMITS.footnote),
    ...inBoth('estimate-footnote', say.estimateFootnote, LIMITS.footnote),
    ...inBoth('payment-terms', say.paymentTerms, LIMITS.paymentTerms),
    ...inBoth('terms', say.terms, LIMITS.terms),
    {
      ...setting('tax-numbers'),
      ...{ kind: 'text', ...say.taxNumbers, value: values['tax-numbers'] ?? '' },
      ...{ multiline: true, maxLength: LIMITS.taxNumbers, refreshes: true },
    },
    ...inBoth('number-label', say.numberLabel, LIMITS.numberLabel),
  ];
}
