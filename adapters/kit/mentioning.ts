import type { Card } from '../../cards/model.ts';
import { mentionedIn, unmentioned } from '../../cards/render/mentions.ts';
import { Outage } from '../../src/kernel/refusal.ts';

/** Sends a card, with names in the place of its mentions where it is refused with them: no mention is worth a message. */
export async function mentioning<C extends Card, T>(card: C, send: (card: C) => Promise<T>): Promise<T> {
  try {
    return await send(card);
  } catch (error) {
    const isRefused = error instanceof Outage && error.outcome === 'never';
    if (!isRefused || mentionedIn(card).length === 0) throw error;
    return send(unmentioned(card));
  }
}
