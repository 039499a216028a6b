import { hindranceOf, plannedAt } from '../../src/payments/reminders/schedule.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import type { PaymentScreen, RemindersForm } from '../../src/payments/screen.ts';
import { line, notice } from '../blocks.ts';
import type { NewsLines } from '../looks.ts';
import type { Block, Card, Form, Option } from '../model.ts';
import { sayRefusal } from '../refusal.ts';
import { isolated, type Voice } from '../voice.ts';

/** When its customer is reminded next, or why not, with what can be done about it; nothing where that is no question. */
export function reminderBlocks(request: PaymentRequest, optedOut: boolean, voice: Voice): Block[] {
  const { reminders, state, id: value } = request;
  if (state !== 'open' || !reminders) return [];
  const why = hindranceOf(request);
  // What else is in the way stands on the card already.
  if (why && !reminders.stopped) return [];
  const { button: label, stopped } = voice.words.reminders;
  if (optedOut && !request.customer.email) return [{ kind: 'note', text: stopped['opted-out'] }];
  const button = { action: 'request.reminders', label, value, opensForm: true } as const;
  return [{ kind: 'rows', rows: [{ text: standing(request, voice), button }] }];
}

/** How the reminders of a request stand, in a line. */
function standing(request: PaymentRequest, voice: Voice): string {
  const say = voice.words.reminders;
  const { stopped, promised, sent = 0, lastAt } = request.reminders ?? {};
  if (stopped) {
    const { why, by = '', at } = stopped;
    const when = voice.shortly(at);
    if (why === 'paused') return say.stopped.paused(isolated(by), when);
    return why === 'answered' || why === 'part-paid' ? say.stopped[why](when) : say.stopped[why];
  }
  const next = plannedAt(request);
  const day = promised && voice.day(promised.day);
  if (next) return day ? say.promised(day, voice.shortly(next)) : say.next(voice.shortly(next));
  if (day) return say.promisedOnly(day);
  return lastAt ? say.gone(sent, voice.shortly(lastAt)) : say.none;
}

/** The words of a reminder that went out, in the thread. */
export function reminderSent({ words, by }: { words: string; by?: string }, who: string, voice: Voice): NewsLines {
  const { reminders: say, card } = voice.words;
  const text = words.replaceAll('{link}', card.shortLink);
  return [line(by ? say.sentBy(isolated(by), who) : say.sent(who)), { kind: 'quote', text }];
}

/** What a member may do about the reminders of a request. */
export function remindersForm(screen: RemindersForm, voice: Voice): Form {
  const { reminders: say, refusals } = voice.words;
  const { values, problem, preview } = screen;
  return {
    id: 'reminders',
    title: say.title,
    submit: say.submit,
    close: say.close,
    above: [
      { kind: 'heading', text: say.about(voice.money(screen.amount), isolated(screen.reference)) },
      { kind: 'note', text: say.hours },
    ],
    fields: [
      {
        ...{ kind: 'choice', id: 'deed', label: say.what, value: values.deed, required: refusals['field-missing'] },
        options: screen.deeds.map((deed) => optionOf(deed, screen, voice)),
      },
      {
        ...{ kind: 'date', id: 'until', ...say.until, value: values.until },
        ...(problem ? { problem: sayRefusal(problem, voice) } : {}),
      },
    ],
    below: preview
      ? [
          { kind: 'note', text: say.words },
          { kind: 'quote', text: preview.replaceAll('{link}', voice.words.card.shortLink) },
        ]
      : [],
    state: screen.requestId,
  };
}

function optionOf(deed: RemindersForm['deeds'][number], { nextAt, soonest }: RemindersForm, voice: Voice): Option {
  const say = voice.words.reminders.deeds;
  if (deed === 'now') return { value: deed, label: soonest ? say.nowLater(voice.shortly(soonest)) : say.now };
  if (deed === 'skip') return { value: deed, label: say.skip(nextAt ? voice.shortly(nextAt) : '') };
  return { value: deed, label: say[deed] };
}

export function remindersChanged(
  { reference, nextAt }: Extract<PaymentScreen, { kind: 'reminders-changed' }>,
  voice: Voice,
): Card {
  const say = voice.words.reminders;
  return notice(nextAt ? say.done(reference, voice.shortly(nextAt)) : say.doneNone(reference));
}
