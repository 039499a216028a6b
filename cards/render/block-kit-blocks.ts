import type { Block, Button } from '../model.ts';
import { pieces, SIGNS, visible } from './visible.ts';

/** What Block Kit takes at most (docs.slack.dev/reference/block-kit). */
const SECTION_LENGTH = 3000;
const CONTEXT_LENGTH = 2000;
const HEADER_LENGTH = 150;
const FACTS_IN_SECTION = 5;

export interface PlainText {
  type: 'plain_text';
  text: string;
  emoji: true;
}
interface Mrkdwn {
  type: 'mrkdwn';
  text: string;
}
export interface SlackOption {
  text: PlainText;
  value: string;
}

export interface SlackButton {
  type: 'button';
  action_id: string;
  text: PlainText;
  value: string;
  style?: 'primary' | 'danger';
  confirm?: { title: PlainText; text: PlainText; confirm: PlainText; deny: PlainText; style?: 'danger' };
}

interface SlackQuote {
  type: 'rich_text';
  elements: [{ type: 'rich_text_quote'; elements: [{ type: 'text'; text: string }] }];
}

export type SlackBlock =
  | { type: 'header'; text: PlainText }
  | { type: 'section'; text: PlainText }
  | { type: 'section'; fields: (PlainText | Mrkdwn)[] }
  | SlackQuote
  | { type: 'context'; elements: PlainText[] }
  | { type: 'actions'; block_id: string; elements: SlackButton[] };

/** Slack looks for mentions, links and formatting in `mrkdwn` alone: whatever people wrote is drawn as plain text. */
export const plain = (text: string): PlainText => ({ type: 'plain_text', text: visible(text), emoji: true });

/** For the few places that are always `mrkdwn`: nothing in it can mention or link (docs.slack.dev, "Escaping text"). */
export const escapeMrkdwn = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A block as Slack draws it: several where it is longer than Slack takes at once. */
export function drawBlock(block: Block): SlackBlock[] {
  switch (block.kind) {
    case 'heading':
      return block.text.length > HEADER_LENGTH ? sections(block.text) : [{ type: 'header', text: plain(block.text) }];
    case 'text':
      return sections(block.tone ? `${SIGNS[block.tone]} ${block.text}` : block.text);
    case 'quote':
      return pieces(visible(block.text), SECTION_LENGTH).map(quote);
    case 'note':
      return pieces(visible(block.text), CONTEXT_LENGTH).map((piece) => ({
        type: 'context',
        elements: [plain(piece)],
      }));
    case 'facts':
      return factSections(block.facts);
    case 'buttons':
      return [{ type: 'actions', block_id: 'buttons', elements: block.buttons.map(drawButton) }];
  }
}

const sections = (text: string): SlackBlock[] =>
  pieces(visible(text), SECTION_LENGTH).map((piece) => ({ type: 'section', text: plain(piece) }));

/** A bar beside it, and nothing in it is read as markup: nobody's words pass for the app's own. */
const quote = (text: string): SlackQuote => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text }] }],
});

/** Fields stand in two columns: labels on the left, values on the right. */
function factSections(facts: { label: string; value: string }[]): SlackBlock[] {
  const drawn: SlackBlock[] = [];
  for (let start = 0; start < facts.length; start += FACTS_IN_SECTION) {
    const fields = facts
      .slice(start, start + FACTS_IN_SECTION)
      .flatMap(({ label, value }) => [{ type: 'mrkdwn', text: `*${escapeMrkdwn(label)}*` } as const, plain(value)]);
    drawn.push({ type: 'section', fields });
  }
  return drawn;
}

function drawButton({ action, label, value, style, confirm }: Button): SlackButton {
  return {
    type: 'button',
    action_id: action,
    text: plain(label),
    value,
    ...(style ? { style } : {}),
    ...(confirm ? { confirm: drawConfirm(confirm, style) } : {}),
  };
}

function drawConfirm({ title, text, yes, no }: NonNullable<Button['confirm']>, style: Button['style']) {
  const danger = style === 'danger' ? { style } : {};
  return { title: plain(title), text: plain(text), confirm: plain(yes), deny: plain(no), ...danger };
}
