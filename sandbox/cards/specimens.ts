import { launcherCard } from '../../cards/launcher.ts';
import type { Card, Form } from '../../cards/model.ts';
import { presentMessage, presentScreen } from '../../cards/present.ts';
import { voiceOf } from '../../cards/voice.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import type { Message } from '../../src/ports.ts';
import type { Screen } from '../../src/screen.ts';
import { formScreens } from './forms.ts';
import { garage } from './people.ts';
import { roomMessages } from './rooms.ts';
import { answerScreens } from './screens.ts';

/** One thing a person can be shown, in one language. */
export interface Specimen {
  /** Unique with its language; names the files it is written to. */
  name: string;
  tongue: Tongue;
  shown: Card | Form;
}

export const isForm = (shown: Card | Form): shown is Form => 'fields' in shown;

/** Every card and form, in every state, in both languages. */
export function specimens(): Specimen[] {
  return (['fr', 'en'] as const).flatMap((tongue) => [
    ...drawScreens({ ...formScreens(tongue), ...answerScreens(tongue) }, tongue),
    ...drawLaunchers(tongue),
    ...drawMessages(roomMessages(tongue), tongue),
  ]);
}

/** The cards that open a form by a button: an empty one, and one with what was typed wrong. */
function drawLaunchers(tongue: Tongue): Specimen[] {
  const typed = 'quickpay 514 555 0188 0 RO4821';
  return drawScreens(formScreens(tongue), tongue).flatMap(({ name, shown }) =>
    isForm(shown) && /-(empty|problems)$/.test(name)
      ? [
          {
            name: `launcher-${name}`,
            tongue,
            shown: launcherCard(shown, name.endsWith('empty') ? 'quickpay' : typed, voiceOf(tongue, garage(tongue))),
          },
        ]
      : [],
  );
}

export const drawScreens = (screens: Record<string, Screen>, tongue: Tongue): Specimen[] =>
  Object.entries(screens).map(([name, screen]) => ({
    name,
    tongue,
    shown: presentScreen(screen, tongue, garage(tongue)),
  }));

export const drawMessages = (messages: Record<string, Message>, tongue: Tongue): Specimen[] =>
  Object.entries(messages).map(([name, message]) => ({ name, tongue, shown: presentMessage(message) }));
