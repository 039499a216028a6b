import type { Card, LinkButton } from '../../cards/model.ts';
import { Outage } from '../../src/kernel/refusal.ts';

/** What Slack writes on a button (docs.slack.dev/reference/block-kit/block-elements/button-element). */
const LABEL_LENGTH = 75;

/**
 * Sends a card, with links in the place of its pictures where it is refused with them: Slack fetches each before it takes
 * the card, and refuses all of it (`invalid_blocks`, "downloading image failed") when that fails once.
 */
export async function picturing<C extends Card, T>(card: C, send: (card: C) => Promise<T>): Promise<T> {
  try {
    return await send(card);
  } catch (error) {
    const isRefused = error instanceof Outage && error.code === 'invalid_blocks';
    if (!isRefused || !card.blocks.some(({ kind }) => kind === 'image')) throw error;
    return send(unpictured(card));
  }
}

function unpictured<C extends Card>(card: C): C {
  const links = card.blocks.flatMap((block): LinkButton[] =>
    block.kind === 'image' ? [{ link: block.url, label: block.alt.slice(0, LABEL_LENGTH) }] : [],
  );
  const others = card.blocks.filter(({ kind }) => kind !== 'image');
  const at = card.blocks.findIndex(({ kind }) => kind === 'image');
  return { ...card, blocks: others.toSpliced(at, 0, { kind: 'buttons', buttons: links }) };
}
