import { existsSync, readdirSync } from 'node:fs';
import { launcherCard } from '../../cards/launcher.ts';
import { isForm, presentMessage, presentScreen } from '../../cards/present.ts';
import type { Specimen, Specimens } from '../../cards/specimen.ts';
import { modelSpecimens } from '../../cards/specimens/model.ts';
import { garage, JULIE, MARC } from '../../cards/specimens/people.ts';
import { voiceOf } from '../../cards/voice.ts';
import { waitsForSomebody as estimateWaits } from '../../src/estimates/news.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import type { News } from '../../src/messages.ts';
import { waitsForSomebody } from '../../src/payments/news.ts';
import type { Message } from '../../src/ports.ts';
import type { Screen } from '../../src/screen.ts';

const CARDS = new URL('../../cards/', import.meta.url);

/** A feature whose folder has a `specimens.ts` is in; what is of no feature alone comes last. */
const FOLDERS = [...readdirSync(CARDS).sort(), '.'].filter((folder) =>
  existsSync(new URL(`${folder}/specimens.ts`, CARDS)),
);
const ALL: Specimens[] = await Promise.all(FOLDERS.map((folder) => import(`../../cards/${folder}/specimens.ts`)));

type ByKind<T> = Record<string, Record<string, T>>;
const joined = <T>(all: (ByKind<T> | undefined)[]): ByKind<T> => Object.assign({}, ...all);

/** Every screen in every state, by kind and by name. */
export const screens = (tongue: Tongue): ByKind<Screen> => joined(ALL.map((one) => one.screens?.(tongue)));

/** Everything that is told, by kind and by name. */
export const news = (tongue: Tongue): ByKind<News> => joined(ALL.map((one) => one.news?.(tongue)));

/** Everything a room is shown, by kind and by name. */
export function messages(tongue: Tongue): ByKind<Message> {
  const about = { company: garage(tongue), customer: JULIE, reference: 'RO4821' };
  const told = Object.values(news(tongue)).flatMap((kind) => Object.entries(kind));
  return {
    ...joined(ALL.map((one) => one.messages?.(tongue))),
    news: Object.fromEntries(
      told.map(([name, it]) => [
        `news-${name}`,
        { kind: 'news', news: it, ...about, ...(isWaiting(it) && { asker: MARC }) },
      ]),
    ),
  };
}

function isWaiting(it: News): boolean {
  switch (it.kind) {
    case 'customer-replied':
    case 'answer-failed':
    case 'task-due':
    case 'conversation-assigned':
      return true;
    case 'mentioned':
      return false;
    case 'conversation-closed':
    case 'conversation-reopened':
    case 'conversation-live':
    case 'conversation-live-over':
    case 'customer-stopped':
    case 'attachment-came':
    case 'assignee-left':
    case 'morning':
    case 'role-changed':
      return false;
    case 'estimate-answered':
    case 'estimate-exceeded':
    case 'estimate-mail-failed':
    case 'estimate-order-over':
    case 'estimate-withdrawn':
    case 'estimate-sent-again':
      return estimateWaits(it);
    default:
      return waitsForSomebody(it);
  }
}

/** Every card and form, in every state, in both languages. */
export function specimens(): Specimen[] {
  return (['fr', 'en'] as const).flatMap((tongue) => {
    const drawn = Object.values(screens(tongue)).flatMap((kind) => drawScreens(kind, tongue));
    return [
      ...drawn,
      ...drawn.flatMap(launcherOf),
      ...Object.values(messages(tongue)).flatMap((kind) => drawMessages(kind, tongue)),
      ...modelSpecimens(tongue),
    ];
  });
}

/** The same with the longest and the most hostile words. */
export const extremes = (): Specimen[] =>
  (['fr', 'en'] as const).flatMap((tongue) =>
    ALL.flatMap((one) => {
      const { screens: fullest = {}, messages: told = {} } = one.extremes?.(tongue) ?? {};
      return [...drawScreens(fullest, tongue), ...drawMessages(told, tongue)];
    }),
  );

/** The card that opens a form by a button: an empty form, or one with what was typed wrong. */
function launcherOf({ name, tongue, shown }: Specimen): Specimen[] {
  if (!isForm(shown) || !/-(empty|problems)$/.test(name)) return [];
  const typed = name.endsWith('empty') ? 'quickpay' : 'quickpay 514 555 0188 0 RO4821';
  const launcher = launcherCard(shown, { action: 'form.open', value: typed }, voiceOf(tongue, garage(tongue)));
  return [{ name: `launcher-${name}`, tongue, shown: launcher, seenBy: 'member' }];
}

const drawScreens = (screens: Record<string, Screen>, tongue: Tongue): Specimen[] =>
  Object.entries(screens).map(([name, screen]) => ({
    name,
    tongue,
    shown: presentScreen(screen, tongue, garage(tongue)),
    seenBy: screen.isHome ? 'home' : 'member',
  }));

const drawMessages = (messages: Record<string, Message>, tongue: Tongue): Specimen[] =>
  Object.entries(messages).map(([name, message]) => ({
    name,
    tongue,
    shown: presentMessage(message),
    seenBy: 'room',
  }));
