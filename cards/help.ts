import type { Screen } from '../src/screen.ts';
import { openButton } from './launcher.ts';
import type { Card } from './model.ts';
import type { Voice } from './voice.ts';

/** How to start, from what each command says of itself. */
export function helpCard(
  { commands, opener }: Extract<Screen, { kind: 'help' }>,
  { words, tongue }: Pick<Voice, 'words' | 'tongue'>,
): Card {
  const { title } = words.help;
  const lines = commands.flatMap(({ help, example }) => help(words, example[tongue]));
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      ...lines.map((text) => ({ kind: 'text', text }) as const),
      ...openButton(opener, words),
    ],
  };
}
