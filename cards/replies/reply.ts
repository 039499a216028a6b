import type { Tongue } from '../../src/kernel/language.ts';
import { stateOf } from '../../src/replies/reply-values.ts';
import type { ReplyForm, ReplyValues } from '../../src/screen.ts';
import { customerOption } from '../customer-option.ts';
import type { Block, Field, Form } from '../model.ts';
import { previewBlocks } from '../payments/preview.ts';
import { sayRefusal } from '../refusal.ts';
import { called, isolated, type Voice } from '../voice.ts';
import { replyName } from './name.ts';
import { textsOf } from './replies.ts';

// Twice or thrice what the core takes: what is too long is refused at the field in our own words.
const NAME_LENGTH = 160;
const TEXT_LENGTH = 3000;

/** One saved reply: written by who may, and shown to everybody as customers will read it. */
export function replyForm(screen: ReplyForm, voice: Voice): Form {
  const { one: say } = voice.words.savedReplies;
  const { reply, mayChange, tongues } = screen;
  const name = reply && replyName(reply, voice);
  const isOwn = !reply?.purpose;
  return {
    id: 'reply',
    title: voice.words.savedReplies.title,
    submit: mayChange ? say.submit : say.back,
    close: say.close,
    refresh: say.refresh,
    above: [
      { kind: 'heading', text: name ?? say.newTitle },
      ...overtakenBlocks(screen, voice),
      ...(mayChange ? [{ kind: 'note', text: say.variables(variablesOf(voice)) } as const] : []),
      ...(mayChange ? [] : tongues.flatMap((tongue) => asRead(tongue, screen, voice))),
    ],
    fields: [
      ...(mayChange && isOwn ? [nameField(screen, voice)] : []),
      ...(mayChange ? tongues.map((tongue) => textField(tongue, screen, voice)) : []),
      customerField(screen, voice),
      ...(mayChange && reply ? removeField(screen, voice) : []),
    ],
    below: [],
    state: stateOf(screen),
  };
}

const variablesOf = ({ words }: Voice): string =>
  Object.values(words.variables)
    .map((name) => `{${name}}`)
    .join(', ');

/** How it reads since somebody else changed it. */
function overtakenBlocks({ overtaken, tongues }: ReplyForm, voice: Voice): Block[] {
  const { one: say } = voice.words.savedReplies;
  if (!overtaken) return [];
  const [by, when] = [isolated(overtaken.by), voice.shortly(overtaken.at)];
  if (!overtaken.reply) return [{ kind: 'text', text: say.overtakenGone(by, when), tone: 'attention' }];
  const { changed: _, ...now } = overtaken.reply;
  return [{ kind: 'text', text: say.overtaken(by, when), tone: 'attention' }, ...textsOf(now, { tongues }, voice)];
}

const problemOf = ({ problems }: ReplyForm, field: keyof ReplyValues, voice: Voice) => {
  const refusal = problems[field];
  return refusal ? { problem: sayRefusal(refusal, voice) } : {};
};

function nameField(screen: ReplyForm, voice: Voice): Field {
  const { name: say } = voice.words.savedReplies.one;
  return {
    ...{ kind: 'text', id: 'name', ...say, value: screen.values.name, maxLength: NAME_LENGTH },
    required: voice.words.refusals['field-missing'],
    ...problemOf(screen, 'name', voice),
  };
}

function textField(tongue: Tongue, screen: ReplyForm, voice: Voice): Field {
  const { text, placeholder } = voice.words.savedReplies.one;
  return {
    ...{ kind: 'text', id: tongue, label: text[tongue], placeholder, value: screen.values[tongue] },
    ...{ multiline: true, maxLength: TEXT_LENGTH, refreshes: true },
    ...problemOf(screen, tongue, voice),
    after: asRead(tongue, screen, voice),
  };
}

/** As a customer will read it in this language, or that they can't. */
function asRead(tongue: Tongue, { previews, problems, customer }: ReplyForm, voice: Voice): Block[] {
  const { one: say } = voice.words.savedReplies;
  const preview = previews[tongue];
  if (preview)
    return [
      { kind: 'note', text: say.previewTitle[tongue] },
      ...previewBlocks(preview, voice),
      ...(customer ? [] : [{ kind: 'note', text: say.example } as const]),
    ];
  // Of one that is still empty there is nothing to say.
  const isSaid = Object.keys(previews).length > 0 && !problems[tongue];
  return !isSaid ? [] : [{ kind: 'text', text: say.missing[tongue], tone: 'attention' }];
}

function customerField({ customer, previews, tongues }: ReplyForm, voice: Voice): Field {
  const { one: say } = voice.words.savedReplies;
  const { label, hint, placeholder } = say.customer;
  const reads = customer && say.reads[customer.reads](called('typed' in customer ? customer.typed : customer, voice));
  const missing = customer && !previews[customer.reads] && tongues.length > 0 ? [say.missing[customer.reads]] : [];
  return {
    ...{ kind: 'search', id: 'customer', label, hint, placeholder, refreshes: true },
    ...(customer ? { chosen: customerOption(customer, voice) } : {}),
    warnings: missing,
    after: reads ? [{ kind: 'note', text: reads }] : [],
  };
}

function removeField({ reply, values }: ReplyForm, voice: Voice): Field[] {
  const { one: say } = voice.words.savedReplies;
  const isBuiltIn = reply?.purpose !== undefined;
  if (isBuiltIn && !reply.changed) return [];
  const { label, option } = isBuiltIn ? say.setBack : say.remove;
  return [{ kind: 'checkbox', id: 'remove', label, option, checked: values.remove === 'yes' }];
}
