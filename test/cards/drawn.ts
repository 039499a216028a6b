import type { Button, Card } from '../../cards/model.ts';
import { isForm } from '../../cards/present.ts';
import { toCard, toDialogCard } from '../../cards/render/adaptive-card.ts';
import { toMessage, toView } from '../../cards/render/block-kit.ts';
import { toPlainText } from '../../cards/render/plain-text.ts';
import type { Specimen } from '../../cards/specimen.ts';
import { extremes, specimens } from '../../sandbox/cards/specimens.ts';

/** Everything that can be shown, and the same things with the longest and most hostile words. */
export const everything: Specimen[] = [...specimens(), ...extremes()];

/** A specimen as each channel gets it, as plain JSON. */
export function drawn({ shown }: Specimen): { slack: Json; teams: Json; text?: string } {
  const both = isForm(shown)
    ? { slack: toView(shown, shown.id, ''), teams: toDialogCard(shown) }
    : { slack: toMessage(shown), teams: toCard(shown), text: toPlainText(shown) };
  return JSON.parse(JSON.stringify(both));
}

/** The buttons of a card that do something here, in order. */
export const buttonsOf = ({ blocks }: Card): Button[] =>
  blocks
    .flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
    .filter((button): button is Button => 'action' in button);

export type Json = { [key: string]: unknown };

/** Every object in a tree, outermost first. */
export function objectsIn(tree: unknown): Json[] {
  if (Array.isArray(tree)) return tree.flatMap(objectsIn);
  if (typeof tree !== 'object' || tree === null) return [];
  return [tree as Json, ...Object.values(tree).flatMap(objectsIn)];
}

/** Every text that a person reads, in order. */
export const textsIn = (tree: unknown): string[] =>
  objectsIn(tree).flatMap(({ text, title, label, placeholder, errorMessage }) =>
    [text, title, label, placeholder, errorMessage].filter((value): value is string => typeof value === 'string'),
  );
