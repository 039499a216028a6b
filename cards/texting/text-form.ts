import { NEW } from '../../src/payments/quickpay-values.ts';
import type { TextForm, TextHeld } from '../../src/texting/screen.ts';
import { textState } from '../../src/texting/values.ts';
import { line, note, notice } from '../blocks.ts';
import { aboveOf, fieldsOf } from '../conversations/answer.ts';
import { heldLater, laterBlocks, laterFields } from '../conversations/later.ts';
import { pictureFields } from '../conversations/picture-field.ts';
import { customerOption } from '../customer-option.ts';
import type { Block, Card, Field, Form } from '../model.ts';
import { problemOf } from '../payments/message-fields.ts';
import { NAME_LENGTH } from '../payments/name.ts';
import { previewBlocks } from '../payments/preview.ts';
import { called, type Voice } from '../voice.ts';

/** Texts a customer: whom, what was said lately, and the text as it will leave. */
export function textForm(screen: TextForm, voice: Voice): Form {
  const { texting: say, answers } = voice.words;
  const { answer, values, replies, problems, foundNothing } = screen;
  const above: Block[] = answer && (answer.said || answer.answered.length > 0) ? aboveOf(answer, voice) : [];
  return {
    ...{ id: 'texting', title: say.title, submit: answers.submit, close: answers.close, refresh: answers.refresh },
    above: [...(foundNothing ? [line(say.nothing)] : []), ...above],
    fields: [
      customerField(screen, voice),
      ...nameFields(screen, voice),
      ...fieldsOf({ values, replies, ...(problems.message && { problem: problems.message }) }, voice),
      ...pictureFields({ ...screen, ...(problems.picture && { pictureProblem: problems.picture }) }, voice),
      languageField(screen, voice),
      ...laterFields(values, problems.day, voice),
    ],
    below: [...(answer?.preview ? previewBlocks(answer.preview, voice) : []), ...laterBlocks(screen.later, voice)],
    state: textState(screen),
  };
}

function customerField({ customer, problems, offered }: TextForm, voice: Voice): Field {
  const { texting: say, quickpay } = voice.words;
  const others = offered.filter(({ id }) => id !== customer?.id);
  return {
    ...{ kind: 'search', id: 'customer', label: quickpay.customer.label, ...say.customer },
    required: say.missing,
    refreshes: true,
    ...(customer ? { chosen: customerOption(customer, voice) } : {}),
    ...(problems.customer?.code === 'customer-missing'
      ? { problem: say.missing }
      : problemOf(problems.customer, voice)),
    ...(others.length > 0 && !customer && { warnings: [say.offered] }),
    proposals: others.map((choice) => customerOption(choice, voice)),
  };
}

/** Teams tells nobody that a new number was chosen: the name is asked for until somebody known by one is. */
function nameFields({ customer, values, problems }: TextForm, voice: Voice): Field[] {
  const isKnown = customer && 'name' in customer && !customer.id.startsWith(NEW);
  if (isKnown && !problems.name) return [];
  const { label, placeholder } = voice.words.quickpay.name;
  return [
    {
      ...{ kind: 'text', id: 'name', label, placeholder, value: values.name, maxLength: NAME_LENGTH, refreshes: true },
      ...problemOf(problems.name, voice),
    },
  ];
}

function languageField({ values, tongue }: TextForm, { words }: Voice): Field {
  const { language: say } = words.quickpay;
  return {
    ...{ kind: 'choice', id: 'language', label: say.label, value: values.language, refreshes: true },
    options: [
      { value: 'auto', label: say.auto(values.language === 'auto' ? tongue : undefined) },
      { value: 'fr', label: say.fr },
      { value: 'en', label: say.en },
    ],
  };
}

export function textHeld({ to, rooms, later }: TextHeld, voice: Voice): Card {
  const say = voice.words.texting;
  if (later) return heldLater(to, later, voice);
  const where = rooms.length > 0 ? say.where(rooms.join(', ')) : say.elsewhere;
  return notice(say.held(called(to, voice)), note(where));
}
