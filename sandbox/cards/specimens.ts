import { launcherCard } from '../../cards/launcher.ts';
import type { Card, Form } from '../../cards/model.ts';
import { messages } from '../../cards/payments/specimens/rooms.ts';
import { screens } from '../../cards/payments/specimens.ts';
import { presentMessage, presentScreen } from '../../cards/present.ts';
import type { Specimen } from '../../cards/specimen.ts';
import { modelSpecimens } from '../../cards/specimens/model.ts';
import { garage } from '../../cards/specimens/people.ts';
import { voiceOf } from '../../cards/voice.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import type { Message } from '../../src/ports.ts';
import type { Screen } from '../../src/screen.ts';

export const isForm = (shown: Card | Form): shown is Form => 'fields' in shown;

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

/** The card that opens a form by a button: an empty form, or one with what was typed wrong. */
function launcherOf({ name, tongue, shown }: Specimen): Specimen[] {
  if (!isForm(shown) || !/-(empty|problems)$/.test(name)) return [];
  const typed = name.endsWith('empty') ? 'quickpay' : 'quickpay 514 555 0188 0 RO4821';
  const launcher = launcherCard(shown, { action: 'form.open', value: typed }, voiceOf(tongue, garage(tongue)));
  return [{ name: `launcher-${name}`, tongue, shown: launcher, seenBy: 'member' }];
}

export const drawScreens = (screens: Record<string, Screen>, tongue: Tongue): Specimen[] =>
  Object.entries(screens).map(([name, screen]) => ({
    name,
    tongue,
    shown: presentScreen(screen, tongue, garage(tongue)),
    seenBy: 'member',
  }));

export const drawMessages = (messages: Record<string, Message>, tongue: Tongue): Specimen[] =>
  Object.entries(messages).map(([name, message]) => ({
    name,
    tongue,
    shown: presentMessage(message),
    seenBy: 'room',
  }));
