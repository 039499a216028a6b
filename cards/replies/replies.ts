import type { Reply } from '../../src/company/saved-replies.ts';
import type { RepliesForm } from '../../src/screen.ts';
import type { Block, Form } from '../model.ts';
import { sayRefusal } from '../refusal.ts';
import { fitting } from '../render/visible.ts';
import { isolated, type Voice } from '../voice.ts';
import { replyName } from './name.ts';

/** Of an option (Slack). */
const LABEL_LENGTH = 75;
/** In the place of an id. */
const NEW = 'new';

/** All saved replies, and what the chosen one says. */
export function repliesForm(screen: RepliesForm, voice: Voice): Form {
  const { savedReplies } = voice.words;
  const { choose: say } = savedReplies;
  const { replies, values, mayChange, done, problem } = screen;
  const chosen = replies.find(({ id }) => id === values.reply);
  const isChanged = ({ purpose, revision, changed }: Reply) => purpose && revision > 0 && changed;
  const options = replies.map((reply) => {
    const name = replyName(reply, voice);
    return { value: reply.id, label: fitting(isChanged(reply) ? say.changed(name) : name, LABEL_LENGTH) };
  });
  return {
    id: 'replies',
    title: savedReplies.title,
    submit: say.open,
    close: say.close,
    refresh: say.refresh,
    above: done
      ? [{ kind: 'text', text: savedReplies.done[done.what](isolated(replyName(done.reply, voice))), tone: 'good' }]
      : [],
    fields: [
      {
        kind: 'choice',
        id: 'reply',
        label: say.label,
        value: values.reply,
        options: mayChange ? [...options, { value: NEW, label: say.new }] : options,
        refreshes: true,
        required: voice.words.refusals['field-missing'],
        ...(problem ? { problem: sayRefusal(problem, voice) } : {}),
        after: chosen ? textsOf(chosen, screen, voice) : [{ kind: 'note', text: say.newHint }],
      },
    ],
    below: [],
    state: '',
  };
}

/** What a reply says in each language, or that it says nothing there, and who wrote it. */
export function textsOf(reply: Reply, { tongues }: Pick<RepliesForm, 'tongues'>, voice: Voice): Block[] {
  const { one, choose } = voice.words.savedReplies;
  const { changed } = reply;
  return [
    ...tongues.flatMap((tongue): Block[] => {
      const text = reply.texts[tongue];
      return text
        ? [
            { kind: 'note', text: one.text[tongue] },
            { kind: 'quote', text },
          ]
        : [{ kind: 'text', text: one.missing[tongue], tone: 'attention' }];
    }),
    ...(changed
      ? [{ kind: 'note', text: choose.byWhom(isolated(changed.by), voice.shortly(changed.at)) } as const]
      : []),
  ];
}
