import type { Screen } from '../src/screen.ts';
import { openButton } from './launcher.ts';
import type { Block, Card } from './model.ts';
import type { Voice } from './voice.ts';

type Help = Extract<Screen, { kind: 'help' }>;
type Needed = Pick<Voice, 'words' | 'tongue'>;

/** How to start, from what each command says of itself. */
export function helpCard({ commands, opener }: Help, voice: Needed): Card {
  const { title } = voice.words.help;
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      ...saidBy(commands, voice)
        .flat()
        .map((text) => ({ kind: 'text', text }) as const),
      ...openButton(opener, voice.words),
    ],
  };
}

/** The same under much else: a block for each command, because a home tab of Slack has room for a hundred in all. */
export const helpBlocks = (commands: Help['commands'], voice: Needed): Block[] => [
  { kind: 'heading', text: voice.words.help.title },
  ...saidBy(commands, voice).map((lines) => ({ kind: 'text', text: lines.join('\n') }) as const),
];

const saidBy = (commands: Help['commands'], { words, tongue }: Needed): string[][] =>
  commands.map(({ help, example }) => help(words, example[tongue]));
