import type { WorkspaceId } from '../../src/kernel/room-id.ts';
import type { Addressee, Block, Card } from '../model.ts';

type Line = Extract<Block, { kind: 'text' }>;

/** Between whom a line is for and what it says. */
export const THEN = ' · ';

/** Everybody whom the card mentions. */
export const mentionedIn = ({ blocks }: Card): Addressee[] =>
  blocks.flatMap((block) => (block.kind === 'text' && block.to ? [block.to] : []));

/** The card as a workspace can take it: whoever is not of it is named there, and not mentioned. */
export const within = <C extends Card>(card: C, workspace: WorkspaceId): C =>
  naming(card, (who) => who.workspace !== workspace);

/** The card with names in the place of its mentions. */
export const unmentioned = <C extends Card>(card: C): C => naming(card, () => true);

const naming = <C extends Card>(card: C, isOnlyNamed: (who: Addressee) => boolean): C => ({
  ...card,
  blocks: card.blocks.map((block) =>
    block.kind === 'text' && block.to && isOnlyNamed(block.to) ? named(block) : block,
  ),
});

const named = ({ to, ...line }: Line): Line => (to ? { ...line, text: `${to.name}${THEN}${line.text}` } : line);
