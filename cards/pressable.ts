import type { Opener } from '../src/kernel/screen.ts';
import type { Block, Card, Form } from './model.ts';

type MayPress = (button: Opener) => boolean;

/** What is shown to one person alone, without the buttons that they may not press. */
export function pressable(drawn: Card | Form, mayPress: MayPress): Card | Form {
  const of = (blocks: Block[]): Block[] => blocks.flatMap((block) => pressableBlock(block, mayPress));
  if (!('fields' in drawn)) return { ...drawn, blocks: of(drawn.blocks) };
  const fields = drawn.fields.map((field) => (field.after ? { ...field, after: of(field.after) } : field));
  return { ...drawn, above: of(drawn.above), fields, below: of(drawn.below) };
}

function pressableBlock(block: Block, mayPress: MayPress): Block[] {
  if (block.kind === 'rows') {
    const rows = block.rows.map(({ button, ...row }) =>
      button && ('link' in button || mayPress(button)) ? { ...row, button } : row,
    );
    return [{ ...block, rows }];
  }
  if (block.kind !== 'buttons') return [block];
  const buttons = block.buttons.filter((button) => 'link' in button || mayPress(button));
  return buttons.length > 0 ? [{ ...block, buttons }] : [];
}
