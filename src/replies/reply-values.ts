import {
  hasStrayBrace,
  isPurpose,
  likeVariableIn,
  type Reply,
  type SavedReply,
  unknownVariableIn,
  type Words,
} from '../company/index.ts';
import { hasCardNumber } from '../conversations/index.ts';
import { type Answer, granted, type Refusal, refused } from '../kernel/refusal.ts';
import type { Filled } from '../kernel/screen.ts';
import { asTyped, isSendable } from '../kernel/typed.ts';
import type { ReplyForm, ReplyValues } from './screen.ts';

/** As much as six text messages: what must be said besides has room, whatever the names are. */
export const TEXT_LIMIT = 1000;
const NAME_LIMIT = 60;

/** What stands in the place of an id while a reply is being made. */
export const NEW = 'new';

export interface ReadReply {
  values: ReplyValues;
  seen: ReplyForm['seen'];
}

/** The form's fields as typed, and which reply it is about; undefined when it carries none of ours. */
export function readReply({ values, state }: Filled): ReadReply | undefined {
  const [, id = '', revision] = /^([\w-]+):(\d{1,9})$/.exec(state) ?? [];
  if (!isPurpose(id) && !/^rep_[\w-]{22}$/.test(id)) return undefined;
  const { name = '', fr = '', en = '', customer = '', remove = '' } = values;
  return { values: { name, fr, en, customer, remove }, seen: { id, revision: Number(revision) } };
}

export const stateOf = ({ seen }: Pick<ReplyForm, 'seen'>): string => `${seen.id}:${seen.revision}`;

/** The fields of a reply as it is stored. */
export const valuesOf = ({ name = '', texts }: Pick<Reply, 'name' | 'texts'>): ReplyValues => ({
  name,
  ...{ fr: texts.fr ?? '', en: texts.en ?? '' },
  ...{ customer: '', remove: '' },
});

/** What a reply is made of, once nothing is wrong with it. */
export type Content = Pick<SavedReply, 'name' | 'texts'>;

/** Each field read, and what is wrong with it. `isBuiltIn`: its name stands in the catalogue. */
export function readContent(
  values: ReplyValues,
  isBuiltIn: boolean,
): { content: Content; problems: ReplyForm['problems'] } {
  const name = isBuiltIn ? granted('') : readName(values.name);
  const [fr, en] = [readText(values.fr), readText(values.en)];
  const isEmpty = fr.ok && en.ok && fr.value === '' && en.value === '';
  const problems = {
    ...problemAt('name', name),
    ...problemAt('fr', fr),
    ...problemAt('en', en),
    ...(isEmpty ? { fr: { code: 'reply-empty' } as const, en: { code: 'reply-empty' } as const } : {}),
  };
  const texts: Words = {
    ...(fr.ok && fr.value ? { fr: fr.value } : {}),
    ...(en.ok && en.value ? { en: en.value } : {}),
  };
  return { content: { ...(name.ok && name.value ? { name: name.value } : {}), texts }, problems };
}

const problemAt = (field: keyof ReplyValues, answer: Answer<string>): Partial<Record<keyof ReplyValues, Refusal>> =>
  answer.ok ? {} : { [field]: answer.refusal };

function readName(typed: string): Answer<string> {
  const name = asTyped(typed).trim().normalize('NFC');
  if (name === '') return refused({ code: 'field-missing' });
  if (name.length > NAME_LIMIT) return refused({ code: 'field-too-long' });
  return /\p{C}/u.test(name.replace(/[\u200c\u200d]/g, '')) ? refused({ code: 'name-invalid' }) : granted(name);
}

/** What may be stored to be sent: may be empty. */
function readText(typed: string): Answer<string> {
  const text = asTyped(typed).trim();
  if (hasCardNumber(typed)) return refused({ code: 'has-card-number' });
  if (text.length > TEXT_LIMIT) return refused({ code: 'message-too-long', length: text.length, limit: TEXT_LIMIT });
  if (!isSendable(text)) return refused({ code: 'message-invalid' });
  const variable = unknownVariableIn(text);
  if (variable !== undefined) return refused({ code: 'message-variable-unknown', variable });
  if (hasStrayBrace(text)) return refused({ code: 'brace-astray' });
  // In a text that is sent again and again, nothing that looks like a variable is meant to be read by customers.
  const like = likeVariableIn(text);
  return like === undefined
    ? granted(text)
    : refused({ code: 'message-variable-unknown', variable: like.slice(1, -1).trim() });
}

/** Whether a stored reply already says this. */
export const says = (stored: Content, { name, texts }: Content): boolean =>
  stored.name === name && stored.texts.fr === texts.fr && stored.texts.en === texts.en;
