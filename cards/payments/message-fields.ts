import type { Tongue } from '../../src/kernel/language.ts';
import type { Refusal } from '../../src/kernel/refusal.ts';
import { OWN } from '../../src/payments/quickpay-values.ts';
import type { QuickpayForm, QuickpayValues } from '../../src/screen.ts';
import type { Field } from '../model.ts';
import { sayRefusal } from '../refusal.ts';
import { replyName } from '../replies/name.ts';
import type { Voice } from '../voice.ts';

const MESSAGE_LENGTH = 3000;

/** A form whose answer is a text to a customer. */
interface Worded {
  values: Pick<QuickpayValues, 'reply' | 'message' | 'language'>;
  problems: { reply?: Refusal; message?: Refusal };
  replies: QuickpayForm['replies'];
  tongue: Tongue;
}

/** What the text says, and in which language. `warnings`: about the member's own words. */
export function messageFields(
  { values, problems, replies, tongue }: Worded,
  warnings: string[],
  voice: Voice,
): Field[] {
  const { quickpay: say } = voice.words;
  // Only one of the two is ever sent: while there are own words, no template can stand beside them as if it were, too.
  const own = values.message.trim() !== '';
  return [
    {
      kind: 'choice',
      id: 'reply',
      label: say.reply.label,
      value: own ? OWN : values.reply,
      options: own
        ? [{ value: OWN, label: say.reply.own }]
        : replies.map((reply) => ({ value: reply.id, label: replyName(reply, voice) })),
      refreshes: true,
      ...problemOf(problems.reply, voice),
    },
    ownWordsField({ values, problems }, { ...say.message, warnings }, voice),
    languageField({ values, tongue }, voice),
  ];
}

/** What a member writes in place of what is usually sent. `warnings`: about their words. */
export const ownWordsField = (
  { values, problems }: { values: { message: string }; problems: { message?: Refusal } },
  said: { label: string; hint: string; placeholder: string; warnings: string[] },
  voice: Voice,
): Field => ({
  ...{ kind: 'text', id: 'message', ...said, value: values.message },
  ...{ multiline: true, maxLength: MESSAGE_LENGTH, refreshes: true },
  ...problemOf(problems.message, voice),
});

/** What the text is written in. */
export function languageField(
  { values, tongue }: { values: Pick<QuickpayValues, 'language'>; tongue: Tongue },
  { words: { quickpay: say } }: Voice,
): Field {
  return {
    kind: 'choice',
    id: 'language',
    label: say.language.label,
    value: values.language,
    options: [
      { value: 'auto', label: say.language.auto(values.language === 'auto' ? tongue : undefined) },
      { value: 'fr', label: say.language.fr },
      { value: 'en', label: say.language.en },
    ],
    refreshes: true,
  };
}

export const problemOf = (refusal: Refusal | undefined, voice: Voice): { problem?: string } =>
  refusal ? { problem: sayRefusal(refusal, voice) } : {};
