import type { Preview } from '../../src/screen.ts';
import type { Block } from '../model.ts';
import { introduced, type Voice } from '../voice.ts';

const LETTERS_SHOWN = 8;

/** The text message as it will leave, to whom, and what it costs in words. */
export function previewBlocks(preview: Preview, voice: Voice): Block[] {
  const say = voice.words.preview;
  const about = [
    introduced(preview.to, voice),
    say.language[preview.tongue],
    say.size(preview.characters, preview.segments),
  ];
  return [
    { kind: 'quote', text: withoutSampleLink(preview.text) },
    { kind: 'note', text: `${say.to(about.join(' · '))}` },
    ...costBlocks(preview, say),
  ];
}

function costBlocks({ costly, segments, segmentsWithout }: Preview, say: Voice['words']['preview']): Block[] {
  if (costly.length === 0 || segmentsWithout >= segments || segmentsWithout === 0) return [];
  const letters = costly.slice(0, LETTERS_SHOWN).map((letter) => (/\s/.test(letter) ? say.noBreakSpace : letter));
  const shown = costly.length > LETTERS_SHOWN ? [...letters, '…'] : letters;
  return [{ kind: 'note', text: say.costly(shown, segments, segmentsWithout) }];
}

/** The preview's link is a row of `x` as long as the real one: nothing to read, and nothing to open. */
const withoutSampleLink = (text: string): string => text.replaceAll(/\/p\/x{8,}/g, '/p/…');
