import type { Block, Button, Tone } from '../model.ts';
import { SIGNS, visible } from './visible.ts';

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
export const toned = (text: string, tone: Tone | undefined): AdaptiveElement =>
  runs([tone ? run(`${SIGNS[tone]} ${text}`, { color: COLORS[tone] }) : run(text)]);

/** Small print. */
export const small = (text: string): AdaptiveElement =>
  runs([run(text, { size: 'small', isSubtle: true })], { spacing: 'small' });

/** A block as an Adaptive Card draws it. `own` is the adapter's and comes back beside what a button sends. */
export function drawBlock(block: Block, own: Record<string, unknown> = {}): AdaptiveElement[] {
  switch (block.kind) {
    case 'heading':
      return [
        {
          ...{ type: 'TextBlock', text: escapeMarkdown(block.text), wrap: true },
          ...{ style: 'heading', size: 'medium', weight: 'bolder' },
        },
      ];
    case 'text':
      return [toned(block.text, block.tone)];
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
    case 'buttons':
      return drawButtons(block.buttons, own);
  }
}

const fact = (label: string, value: string): AdaptiveElement => ({
  type: 'ColumnSet',
  spacing: 'small',
  columns: [
    { type: 'Column', width: '110px', items: [runs([run(label, { weight: 'bolder' })])] },
    { type: 'Column', width: 'stretch', items: [runs([run(value)])] },
  ],
});

function drawButtons(buttons: Button[], own: Record<string, unknown>): AdaptiveElement[] {
  const asked = buttons.flatMap((button) => (button.confirm ? [confirmation(button, button.confirm, own)] : []));
  const actions = buttons.map((button) =>
    button.confirm ? toggle(button, button.label) : press(button, button.label, own),
  );
  return [{ type: 'ActionSet', actions }, ...asked];
}

const STYLES = { primary: 'positive', danger: 'destructive' } as const;
const styleOf = ({ style }: Button) => (style ? { style: STYLES[style] } : {});

/** Teams opens a dialog for a submit that asks for one, and never for the answer to an execute. */
function press(button: Button, title: string, own: Record<string, unknown>): AdaptiveElement {
  const data = { ...own, action: button.action, value: button.value };
  return button.opensForm
    ? { type: 'Action.Submit', title, data: { ...data, msteams: { type: 'task/fetch' } }, ...styleOf(button) }
    : { type: 'Action.Execute', title, verb: button.action, data, ...styleOf(button) };
}

const confirmId = ({ action }: Button) => `confirm-${action.replace('.', '-')}`;
const toggle = (button: Button, title: string): AdaptiveElement => ({
  ...{ type: 'Action.ToggleVisibility', title },
  targetElements: [confirmId(button)],
  ...styleOf(button),
});

/** Adaptive Cards 1.5 have no confirmation of their own: the question unfolds below the buttons. */
const confirmation = (
  button: Button,
  { title, text, yes, no }: NonNullable<Button['confirm']>,
  own: Record<string, unknown>,
): AdaptiveElement => ({
  ...{ type: 'Container', id: confirmId(button), isVisible: false, style: 'emphasis' },
  items: [
    runs([run(title, { weight: 'bolder' })]),
    runs([run(text)]),
    { type: 'ActionSet', actions: [press(button, yes, own), { ...toggle(button, no), style: 'default' }] },
  ],
});
