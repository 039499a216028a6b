import type { Block, Button, LinkButton, Row } from '../model.ts';
import { THEN } from './mentions.ts';
import { fitting, pieces, signed, signOf, visible } from './visible.ts';

/** What Block Kit takes at most (docs.slack.dev/reference/block-kit). */
const SECTION_LENGTH = 3000;
const CONTEXT_LENGTH = 2000;
const HEADER_LENGTH = 150;
const ALT_LENGTH = 2000;
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
  description?: PlainText;
}

export interface SlackButton {
  type: 'button';
  action_id: string;
  text: PlainText;
  value: string;
  style?: 'primary' | 'danger';
  confirm?: { title: PlainText; text: PlainText; confirm: PlainText; deny: PlainText; style?: 'danger' };
}

/** Slack tells the app that a link was followed, too, and waits for its acknowledgement. */
interface SlackLinkButton {
  type: 'button';
  action_id: string;
  text: PlainText;
  url: string;
  style?: 'primary';
}

type RichElement = { type: 'text'; text: string; style?: { bold: true } } | { type: 'user'; user_id: string };

interface SlackRichText {
  type: 'rich_text';
  elements: [
    {
      type: 'rich_text_quote' | 'rich_text_section';
      elements: RichElement[];
    },
  ];
}

export type SlackBlock =
  | { type: 'header'; text: PlainText }
  | { type: 'section'; text: PlainText; accessory?: SlackButton | SlackLinkButton }
  | { type: 'section'; fields: (PlainText | Mrkdwn)[] }
  | SlackRichText
  | { type: 'context'; elements: PlainText[] }
  | { type: 'image'; image_url: string; alt_text: string }
  | { type: 'actions'; block_id: string; elements: (SlackButton | SlackLinkButton)[] };

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
      return block.to ? addressed(block, block.to.id) : sections(signed(block));
    case 'quote':
      return pieces(visible(block.text), SECTION_LENGTH).map(quote);
    case 'note':
      return pieces(visible(block.text), CONTEXT_LENGTH).map((piece) => ({
        type: 'context',
        elements: [plain(piece)],
      }));
    case 'facts':
      return factSections(block.facts);
    case 'image':
      return [{ type: 'image', image_url: block.url, alt_text: fitting(visible(block.alt), ALT_LENGTH) }];
    case 'rows':
      return block.rows.flatMap(drawRow);
    case 'buttons':
      return [{ type: 'actions', block_id: 'buttons', elements: apart(block.buttons.map(drawButton)) }];
  }
}

/** The button stands at the row's first piece, where it starts. */
function drawRow({ text, detail, button }: Row, index: number): SlackBlock[] {
  const [first, ...rest] = pieces(visible(text), SECTION_LENGTH);
  const accessory = button ? { accessory: drawButton(button, index) } : {};
  return [
    { type: 'section', text: plain(first ?? ''), ...accessory },
    ...rest.map((piece): SlackBlock => ({ type: 'section', text: plain(piece) })),
    ...(detail ? drawBlock({ kind: 'note', text: detail }) : []),
  ];
}

const sections = (text: string): SlackBlock[] =>
  pieces(visible(text), SECTION_LENGTH).map((piece) => ({ type: 'section', text: plain(piece) }));

/** A bar beside it, and nothing in it is read as markup: nobody's words pass for the app's own. */
const quote = (text: string): SlackRichText => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text }] }],
});

/** A mention is rich text, where the words behind it are read as no markup. */
function addressed(line: Extract<Block, { kind: 'text' }>, user_id: string): SlackBlock[] {
  const [first = '', ...rest] = pieces(visible(line.text), SECTION_LENGTH - THEN.length);
  const sign = signOf(line);
  const elements: RichElement[] = [
    ...(sign ? [{ type: 'text', text: sign } as const] : []),
    { type: 'user', user_id },
    { type: 'text', text: THEN + first },
  ];
  const mention: SlackRichText = { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
  return [mention, ...rest.flatMap(sections)];
}

/** What nobody may overlook. Slack draws bold words in `mrkdwn` and in rich text: only the latter reads no markup. */
export const strong = (text: string): SlackBlock[] =>
  pieces(visible(text), SECTION_LENGTH).map((piece) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: piece, style: { bold: true } }] }],
  }));

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

/** Slack tells elements of a block apart by their ids: one action may stand there several times. */
const apart = (buttons: (SlackButton | SlackLinkButton)[]) =>
  buttons.map((button, index) => {
    const isAgain = buttons.findIndex(({ action_id }) => action_id === button.action_id) < index;
    return isAgain ? { ...button, action_id: `${button.action_id}${AGAIN}${index}` } : button;
  });
const AGAIN = '~';

/** The action that an element of this id stands for. */
export const actionOf = (actionId: string): string => actionId.split(AGAIN)[0] ?? '';

/** The ids of links begin so: pressing one asks for nothing but to be acknowledged. */
export const LINK = 'link.';

function drawButton(button: Button | LinkButton, index: number): SlackButton | SlackLinkButton {
  if ('link' in button) {
    const { label, link, style } = button;
    return { type: 'button', action_id: `${LINK}${index}`, text: plain(label), url: link, ...(style ? { style } : {}) };
  }
  const { action, label, value, style, confirm } = button;
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
