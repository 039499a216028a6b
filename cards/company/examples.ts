import { builtIn } from '../../src/company/saved-replies.ts';
import { type Tongue, tongueOf } from '../../src/kernel/language.ts';
import { composeMessage, withLink } from '../../src/payments/message.ts';
import type { SettingsForm } from '../../src/screen.ts';
import type { Block } from '../model.ts';
import type { Voice } from '../voice.ts';

/** What the example asks for, in minor units. */
const AMOUNT = 12_550;
const REFERENCE = 'RO4821';
const CUSTOMER = { phone: '+15145550188', name: 'Julie Tremblay' };

/** The text that customers get, with what is typed. */
export function exampleBlocks({ draft: { company }, previews }: SettingsForm, { words }: Voice): Block[] {
  const { example: say } = words.companySettings;
  const text = composeMessage({
    company,
    customer: CUSTOMER,
    memberFirstName: 'Marc',
    tongue: tongueOf(company.language),
    amount: { minor: AMOUNT, currency: company.currency },
    reference: REFERENCE,
    reply: builtIn('payment-request').texts,
    own: '',
    first: false,
  });
  return [
    { kind: 'text', text: say.heading },
    { kind: 'quote', text: withLink(text, `${new URL(previews.page).host}/p/…`) },
    { kind: 'note', text: say.note },
  ];
}

/** What is saved, and what is typed beside it, as papers and the payment page show it. */
export function previewButtons(
  { previews, showsUnsaved }: Pick<SettingsForm, 'previews' | 'showsUnsaved'>,
  { words, tongue }: Voice,
): Block[] {
  const { example: say, inLanguage, languages } = words.companySettings;
  const tongues: Tongue[] = tongue === 'fr' ? ['fr', 'en'] : ['en', 'fr'];
  const papers = tongues.flatMap((read) =>
    (['invoice', 'estimate'] as const).map((what) => ({
      link: readIn(previews[what], read),
      label: inLanguage(say[what], languages[read]),
    })),
  );
  // The page has a switch of its own, and Teams takes five buttons.
  const buttons = [...papers, { link: readIn(previews.page, tongue), label: say.page }];
  return [
    { kind: 'note', text: showsUnsaved ? say.unsaved : say.saved },
    { kind: 'buttons', buttons },
    { kind: 'note', text: say.replies('/replies') },
  ];
}

function readIn(address: string, tongue: Tongue): string {
  const url = new URL(address);
  url.searchParams.set('lang', tongue);
  return String(url);
}
