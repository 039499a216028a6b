import type { Reply } from '../../src/company/saved-replies.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import type { Preview } from '../../src/payments/screen.ts';
import type { RepliesForm, ReplyForm, ReplyScreen } from '../../src/replies/screen.ts';
import type { Screen } from '../../src/screen.ts';
import { preview } from '../payments/specimens/request.ts';
import type { ScreenSpecimens } from '../specimen.ts';
import { longAndHostile } from '../specimens/extremes.ts';
import { JULIE, later } from '../specimens/people.ts';
import { BUILT_IN, longReplies, REMINDER, REPLIES, TIRES } from '../specimens/replies.ts';

export const screens = (): ScreenSpecimens<ReplyScreen> => ({
  'replies-form': repliesForms(),
  'reply-form': replyForms(),
});

export const extremes = (tongue: Tongue) => ({ screens: extremeScreens(tongue) });

const tongues: Tongue[] = ['fr', 'en'];

function repliesForms(): Record<string, RepliesForm> {
  const form = (change: Partial<RepliesForm>): RepliesForm => ({
    kind: 'replies-form',
    values: { reply: 'payment-request' },
    replies: REPLIES,
    mayChange: true,
    tongues,
    ...change,
  });
  return {
    'replies-list': form({}),
    'replies-one-language': form({ values: { reply: 'rep_tires' }, done: { what: 'saved', reply: TIRES } }),
    'replies-new': form({ values: { reply: 'new' }, problem: { code: 'replies-full' } }),
    'replies-looked-at': form({ mayChange: false, replies: BUILT_IN }),
  };
}

function replyForms(): Record<string, ReplyForm> {
  const form = (change: Partial<ReplyForm>): ReplyForm => ({
    kind: 'reply-form',
    values: { name: 'Pneus d’hiver', fr: TIRES.texts.fr ?? '', en: '', customer: '', remove: '' },
    seen: { id: 'rep_tires', revision: 2 },
    reply: TIRES,
    mayChange: true,
    tongues,
    problems: {},
    previews: { fr: preview('fr', { reply: TIRES.texts }) },
    ...change,
  });
  const { reply: _, ...fresh } = form({
    values: { name: '', fr: '', en: '', customer: '', remove: '' },
    seen: { id: 'rep_new', revision: 0 },
    previews: {},
  });
  const builtIn = form({
    values: { name: '', fr: '', en: '', ...REMINDER.texts, customer: JULIE.id, remove: '' },
    seen: { id: 'reminder', revision: 0 },
    reply: REMINDER,
    customer: { ...JULIE, reads: 'fr' },
    previews: {
      fr: preview('fr', { reply: REMINDER.texts }),
      en: preview('en', { reply: REMINDER.texts }),
    },
  });
  return {
    'reply-new': fresh,
    'reply-one-language': form({ customer: { ...JULIE, reads: 'en' } }),
    'reply-built-in': builtIn,
    'reply-looked-at': { ...builtIn, mayChange: false },
    'reply-overtaken': form({ overtaken: { by: 'Sophie Roy', at: later(-1), reply: TIRES } }),
    'reply-deleted-meanwhile': form({ overtaken: { by: 'Sophie Roy', at: later(-1) } }),
    'reply-wrong': form({
      values: { name: '', fr: 'Bonjour {client.prenon}', en: '{amount', customer: '', remove: '' },
      problems: {
        name: { code: 'field-missing' },
        fr: { code: 'message-variable-unknown', variable: 'client.prenon' },
        en: { code: 'brace-astray' },
      },
      previews: {},
    }),
  };
}

const extremeReplies = (replies: Reply[], by: string): RepliesForm => ({
  ...{ kind: 'replies-form', values: { reply: replies[0]!.id }, replies, mayChange: true, tongues },
  done: { what: 'saved', reply: { name: by } },
  problem: { code: 'replies-full' },
});

function extremeReplyForm([reply]: Reply[], text: Preview): ReplyForm {
  const { name = '', texts, changed } = reply!;
  return {
    ...{
      kind: 'reply-form',
      seen: { id: `rep_${'x'.repeat(22)}`, revision: 999_999_999 },
      reply: reply!,
      mayChange: true,
    },
    values: { name, fr: texts.fr ?? '', en: texts.en ?? '', customer: JULIE.id, remove: 'yes' },
    tongues,
    problems: {
      name: { code: 'reply-name-taken' },
      fr: { code: 'message-variable-unknown', variable: 'x'.repeat(60) },
    },
    customer: { ...JULIE, name, reads: 'en' },
    previews: { fr: text, en: text },
    overtaken: { ...changed!, reply: reply! },
  };
}

function extremeScreens(tongue: Tongue): Record<string, Screen> {
  const screens = longAndHostile.flatMap(({ script, name, message }): [string, Screen][] => {
    const replies = longReplies(name, message);
    const text: Preview = { ...preview(tongue, { customer: { ...JULIE, name } }), text: message };
    return [
      [`extreme-saved-replies-${script}`, extremeReplies(replies, name)],
      [`extreme-saved-reply-${script}`, extremeReplyForm(replies, text)],
    ];
  });
  return Object.fromEntries(screens);
}
