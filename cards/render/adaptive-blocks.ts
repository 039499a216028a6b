import type { Addressee, Block, Button, LinkButton, Row, Tone } from '../model.ts';
import { signed, signOf, visible } from './visible.ts';

type Line = Extract<Block, { kind: 'text' }>;

export type AdaptiveElement = { type: string; [property: string]: unknown };

const COLORS: Record<Tone, string> = { good: 'good', attention: 'warning', bad: 'attention' };

/** Teams reads Markdown in text blocks and facts, but not in text runs: whatever people wrote is drawn as runs. */
export const run = (text: string, look: Record<string, unknown> = {}): AdaptiveElement => ({
  type: 'TextRun',
  text: visible(text),
  ...look,
});
const runs = (inlines: AdaptiveElement[], look: Record<string, unknown> = {}): AdaptiveElement => ({
  type: 'RichTextBlock',
  ...look,
  inlines,
});

/** Headings must be text blocks, for screen readers to find them. */
const escapeMarkdown = (text: string): string => visible(text).replaceAll(/[\\`*_~[\]<>|]|^[#+-]/g, '\\$&');

/** A line with its tone: a colour and a sign. */
export const toned = (line: Omit<Line, 'kind'>): AdaptiveElement =>
  runs([run(signed(line), line.tone ? { color: COLORS[line.tone] } : {})]);

/** Teams finds mentions in text blocks alone, so that one stands above what is said to them. */
const addressed = (line: Line, who: Addressee): AdaptiveElement[] => [
  { type: 'TextBlock', text: `${signOf(line)}${atName(who)}`, wrap: true },
  runs([run(line.text, line.tone ? { color: COLORS[line.tone] } : {})], { spacing: 'none' }),
];

/** What an entity of the card has to say just the same; nothing in a name may be read as markup. */
const atName = ({ name }: Addressee): string => `<at>${visible(name).replaceAll(/[\\`*_~[\]<>|&\n]/g, ' ')}</at>`;

/** Who an `<at>` of a card is (learn.microsoft.com: "Mention support within Adaptive Cards"); an Entra object id will do. */
export const mentionOf = (who: Addressee) => ({
  type: 'mention',
  text: atName(who),
  mentioned: { id: who.id, name: who.name },
});

/** Small print. */
export const small = (text: string): AdaptiveElement =>
  runs([run(text, { size: 'small', isSubtle: true })], { spacing: 'small' });

/** What every button of a card sends, and whether the card stands in a dialog, where Teams knows no execute. */
export interface Surroundings {
  /** The adapter's; comes back beside what a button sends. */
  own: Record<string, unknown>;
  inDialog?: true;
}
const ALONE: Surroundings = { own: {} };

/** A block as an Adaptive Card draws it. */
export function drawBlock(block: Block, around: Surroundings = ALONE): AdaptiveElement[] {
  switch (block.kind) {
    case 'heading':
      return [
        {
          ...{ type: 'TextBlock', text: escapeMarkdown(block.text), wrap: true },
          ...{ style: 'heading', size: 'medium', weight: 'bolder' },
        },
      ];
    case 'text':
      return block.to ? addressed(block, block.to) : [toned(block)];
    case 'quote':
      return [
        {
          ...{ type: 'Container', style: 'emphasis', spacing: 'small' },
          items: block.text.split('\n').map((line) => runs([run(line || ' ')], { spacing: 'none' })),
        },
      ];
    case 'note':
      return [small(block.text)];
    case 'facts':
      return block.facts.map(({ label, value }) => fact(label, value));
    case 'image':
      return [{ type: 'Image', url: block.url, altText: visible(block.alt), ...sizeOf(block.size) }];
    case 'rows':
      return block.rows.map((row, index) => drawRow(row, index, around));
    case 'buttons':
      return drawButtons(block.buttons, around);
  }
}

/** Wide enough for a phone's camera; the sizes that have a name are not. */
const sizeOf = (size: Extract<Block, { kind: 'image' }>['size']) => {
  if (size === 'photo') return { size: 'stretch' };
  return size === 'scanned' ? { width: '240px' } : { size };
};
const fact = (label: string, value: string): AdaptiveElement => ({
  type: 'ColumnSet',
  spacing: 'small',
  columns: [
    { type: 'Column', width: '110px', items: [runs([run(label, { weight: 'bolder' })])] },
    { type: 'Column', width: 'stretch', items: [runs([run(value)])] },
  ],
});

/** Words on the left, what can be done about them on the right. */
const drawRow = ({ text, detail, button }: Row, index: number, around: Surroundings): AdaptiveElement => ({
  type: 'ColumnSet',
  separator: index > 0,
  columns: [
    { type: 'Column', width: 'stretch', items: [runs([run(text)]), ...(detail ? [small(detail)] : [])] },
    ...(button ? [{ type: 'Column', width: 'auto', items: drawButtons([button], around, `-${index}`) }] : []),
  ],
});

/** `which` tells apart the questions of one action that stands several times on a card. */
function drawButtons(buttons: (Button | LinkButton)[], around: Surroundings, which = ''): AdaptiveElement[] {
  const asked = buttons.flatMap((button) =>
    'link' in button || !button.confirm ? [] : [confirmation(button, button.confirm, around, which)],
  );
  const actions = buttons.map((button) => {
    if ('link' in button)
      return { type: 'Action.OpenUrl', title: button.label, url: button.link, ...styleOf(button.style) };
    return button.confirm ? toggle(button, button.label, which) : press(button, button.label, around);
  });
  return [{ type: 'ActionSet', actions }, ...asked];
}

const STYLES = { primary: 'positive', danger: 'destructive' } as const;
const styleOf = (style: Button['style']) => (style ? { style: STYLES[style] } : {});

/** Teams opens a dialog for a submit that asks for one, and never for the answer to an execute. */
function press(button: Button, title: string, { own, inDialog }: Surroundings): AdaptiveElement {
  const data = { ...own, action: button.action, value: button.value };
  const style = styleOf(button.style);
  if (inDialog) return { type: 'Action.Submit', title, data, ...style };
  return button.opensForm
    ? { type: 'Action.Submit', title, data: { ...data, msteams: { type: 'task/fetch' } }, ...style }
    : { type: 'Action.Execute', title, verb: button.action, data, ...style };
}

const confirmId = ({ action }: Button, which: string) => `confirm-${action.replace('.', '-')}${which}`;
const toggle = (button: Button, title: string, which: string): AdaptiveElement => ({
  ...{ type: 'Action.ToggleVisibility', title },
  targetElements: [confirmId(button, which)],
  ...styleOf(button.style),
});

/** Adaptive Cards 1.5 have no confirmation of their own: the question unfolds below the buttons. */
const confirmation = (
  button: Button,
  { title, text, yes, no }: NonNullable<Button['confirm']>,
  around: Surroundings,
  which: string,
): AdaptiveElement => ({
  ...{ type: 'Container', id: confirmId(button, which), isVisible: false, style: 'emphasis' },
  items: [
    runs([run(title, { weight: 'bolder' })]),
    runs([run(text)]),
    { type: 'ActionSet', actions: [press(button, yes, around), { ...toggle(button, no, which), style: 'default' }] },
  ],
});
