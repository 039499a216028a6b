import { createHash } from 'node:crypto';
import {
  type Actor,
  type Company,
  companyOf,
  documentIdOf,
  isPurpose,
  MOST_OWN,
  type Reply,
  repliesOf,
  replyNamed,
  replyOf,
  type SavedReply,
} from '../company/index.ts';
import { words } from '../i18n/index.ts';
import { type Act, act, acted, memberRef } from '../kernel/act.ts';
import { folded } from '../kernel/folded.ts';
import { type Tongue, tongueOf } from '../kernel/language.ts';
import { choiceOf, type PaymentsHouse, payerOf } from '../payments/index.ts';
import { createPreviews } from './previews.ts';
import { type Content, NEW, type ReadReply, readContent, says, valuesOf } from './reply-values.ts';
import type { RepliesForm, ReplyForm, ReplyScreen, ReplyValues } from './screen.ts';

const CHOICES = 20;
/** How often a reply is read anew when somebody else writes it in the same moment. */
const TRIES = 5;

/** The company's saved replies: everybody looks at them, administrators change them. */
export function createRepliesDesk(house: PaymentsHouse) {
  const { store, directory, clock } = house;
  const previews = createPreviews(house);
  const of = (actor: Actor) => companyOf(directory, actor);

  async function list(
    actor: Actor,
    chosen?: string,
    more: Pick<RepliesForm, 'done' | 'problem'> = {},
  ): Promise<RepliesForm> {
    const [company, replies] = await Promise.all([of(actor), repliesOf(store.replies, actor.companyId)]);
    const isNew = chosen === NEW && mayChange(actor);
    const reply = isNew ? NEW : (replies.find(({ id }) => id === chosen) ?? replies[0]!).id;
    return { kind: 'replies-form', values: { reply }, replies, ...about(actor, company), ...more };
  }

  /** One of them, with what is wrong with it and how customers will read it. `said`: whether empty fields are wrong, too. */
  async function form(
    actor: Actor,
    read: ReadReply,
    said: 'all' | 'typed',
    more: Partial<ReplyForm> = {},
  ): Promise<ReplyForm> {
    const { values, seen } = read;
    const [company, reply] = await Promise.all([of(actor), replyNamed(store.replies, actor.companyId, seen.id)]);
    const { content, problems } = readContent(values, isPurpose(seen.id));
    const known = values.customer && (await store.customers.get(company.id, values.customer));
    const customer = known
      ? { ...choiceOf(payerOf(known)), reads: known.tongue ?? tongueOf(company.language) }
      : undefined;
    return {
      kind: 'reply-form',
      ...{ values, seen },
      ...(reply ? { reply } : {}),
      ...about(actor, company),
      problems: said === 'all' ? problems : withoutEmpty(problems),
      ...(customer ? { customer } : {}),
      previews: await previews(
        company,
        actor,
        { ...content, ...(isPurpose(seen.id) ? { purpose: seen.id } : {}) },
        known || undefined,
      ),
      ...more,
    };
  }

  async function open(actor: Actor, id: string): Promise<ReplyScreen> {
    if (id === NEW) {
      if (!mayChange(actor)) return list(actor);
      const own = (await store.replies.of(actor.companyId)).filter(({ purpose }) => !purpose);
      if (own.length >= MOST_OWN) return list(actor, id, { problem: { code: 'replies-full' } });
      const seen = { id: house.newId('rep'), revision: 0 };
      return form(actor, { values: valuesOf({ texts: {} }), seen }, 'typed');
    }
    const reply = await replyNamed(store.replies, actor.companyId, id);
    if (!reply) return list(actor, undefined, { problem: { code: 'reply-gone' } });
    return form(actor, { values: valuesOf(reply), seen: { id, revision: reply.revision } }, 'typed');
  }

  /** What is wrong with a reply that could otherwise be stored. */
  async function whyNot(company: Company, { seen }: ReadReply, { name }: Content): Promise<ReplyForm['problems']> {
    const others = (await repliesOf(store.replies, company.id)).filter(({ id }) => id !== seen.id);
    if (name && others.some((other) => namesOf(other).includes(folded(name))))
      return { name: { code: 'reply-name-taken' } };
    const isFull = seen.revision === 0 && others.filter(({ purpose }) => !purpose).length >= MOST_OWN;
    return !isPurpose(seen.id) && isFull ? { name: { code: 'replies-full' } } : {};
  }

  /**
   * Writes it, unless somebody else has since the member saw it: then it is shown how it stands now, and saving again
   * replaces that. What is sent twice is answered the same.
   */
  async function save(actor: Actor, read: ReadReply): Promise<ReplyScreen> {
    const { values, seen } = read;
    const { content, problems } = readContent(values, isPurpose(seen.id));
    const isRemoved = values.remove === 'yes';
    const found = isRemoved ? {} : { ...(await whyNot(await of(actor), read, content)), ...problems };
    if (Object.keys(found).length > 0) return form(actor, read, 'all', { problems: found });
    const [companyId, id] = [actor.companyId, documentIdOf(actor.companyId, seen.id)];
    const changed = { by: actor.name, at: clock.now() };
    for (let tries = 0; tries < TRIES; tries += 1) {
      const stored = await store.replies.get(companyId, id);
      const isSame = isRemoved
        ? !stored || stored.deletedAt !== undefined
        : stored && !stored.deletedAt && says(stored, content);
      if (isSame) return done(actor, read, stored ?? content);
      if ((stored?.revision ?? 0) !== seen.revision && stored) return overtaken(actor, read, stored);
      const { deletedAt: _, ...kept } = stored ?? {
        id,
        companyId,
        revision: 1,
        ...purposeOf(seen.id),
        ...content,
        changed,
      };
      const { name: __, ...unnamed } = kept;
      const changedTo: SavedReply = isRemoved
        ? { ...kept, changed, deletedAt: changed.at }
        : { ...unnamed, ...content, changed };
      const next = acted(changedTo, replyAct(actor, stored, changedTo));
      if (stored ? await store.replies.replace(next) : await store.replies.insert(next)) return done(actor, read, next);
    }
    return { ...(await form(actor, read, 'all')), problems: { name: { code: 'try-again' } } };
  }

  function done(actor: Actor, { values, seen }: ReadReply, { name }: Pick<Reply, 'name'>): Promise<RepliesForm> {
    const isBuiltIn = isPurpose(seen.id);
    const what = values.remove !== 'yes' ? 'saved' : isBuiltIn ? 'set-back' : 'deleted';
    return list(actor, seen.id, { done: { what, reply: { ...purposeOf(seen.id), ...(name ? { name } : {}) } } });
  }

  function overtaken(actor: Actor, { values, seen }: ReadReply, stored: SavedReply): Promise<ReplyForm> {
    const reply = replyOf(stored);
    return form(actor, { values, seen: { ...seen, revision: stored.revision } }, 'all', {
      overtaken: { ...stored.changed, ...(reply ? { reply } : {}) },
    });
  }

  return {
    list,
    open,
    refresh: (actor: Actor, read: ReadReply) => form(actor, read, 'typed'),
    save,

    /** Customers to show a reply for. */
    async search(actor: Actor, text: string) {
      const found = await store.customers.search(actor.companyId, text, CHOICES);
      return found.map((known) => choiceOf(payerOf(known)));
    },
  };
}

export const mayChange = ({ role }: Actor): boolean => role === 'administrator';

/** Of its words a mark is kept, by which they are known again, and not themselves. */
function replyAct(actor: Actor, before: SavedReply | undefined, after: SavedReply): Act {
  const factsOf = ({ id, name, purpose, texts, deletedAt }: SavedReply) => ({
    ...{ reply: purpose ?? id, name },
    ...(!deletedAt && { fr: texts.fr && markOf(texts.fr), en: texts.en && markOf(texts.en) }),
  });
  const { changed, deletedAt, revision } = after;
  return act({
    ...{ key: `changed ${changed.at.getTime()} ${revision}`, at: changed.at, by: memberRef(actor) },
    action: deletedAt ? 'reply-removed' : 'reply-changed',
    ...(before && { before: factsOf(before) }),
    after: factsOf(after),
  });
}

const markOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

const purposeOf = (id: string): Pick<Reply, 'purpose'> => (isPurpose(id) ? { purpose: id } : {});

function about(actor: Actor, company: Company): Pick<RepliesForm, 'mayChange' | 'tongues'> {
  const first = tongueOf(company.language);
  const tongues: Tongue[] = first === 'fr' ? ['fr', 'en'] : ['en', 'fr'];
  return { mayChange: mayChange(actor), tongues };
}

/** What it is called, in either language, as it is compared. */
const namesOf = ({ purpose, name = '' }: Reply): string[] =>
  (purpose ? (['fr', 'en'] as const).map((tongue) => words(tongue).replies[purpose].label) : [name]).map(folded);

const EMPTY: string[] = ['field-missing', 'reply-empty'];
const withoutEmpty = (problems: ReplyForm['problems']): ReplyForm['problems'] =>
  Object.fromEntries(
    (Object.entries(problems) as [keyof ReplyValues, { code: string }][]).filter(
      ([, { code }]) => !EMPTY.includes(code),
    ),
  );
