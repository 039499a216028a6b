import type { Block, Card } from '../model.ts';
import { visible } from './visible.ts';

/**
 * A card as lines of text: the summary, then what it does not say yet. For notifications and screen readers,
 * which read it instead of the card.
 */
export function toPlainText({ summary, blocks }: Card): string {
  const more = blocks.flatMap(linesOf).filter((line) => !summary.includes(line.replace(QUOTED, '')));
  return visible([summary, ...more].join('\n'));
}

const QUOTED = /^> /;

/** A block as lines of text; buttons say nothing there. */
function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'note':
      return [block.text];
    case 'quote':
      return block.text.split('\n').map((line) => `> ${line}`);
    case 'facts':
      return block.facts.map(({ label, value }) => `${label} ${value}`);
    case 'image':
      return [block.alt];
    case 'rows':
      return block.rows.flatMap(({ text, detail }) => [text, ...(detail ? [detail] : [])]);
    case 'buttons':
      return [];
  }
}
