import type { Block, Button, Card, Field, Form, LinkButton, Option } from '../../cards/model.ts';
import { isForm } from '../../cards/present.ts';

/** A card or form as text, in the order in which a person meets it: one line for each thing that is shown. */
export const readOut = (shown: Card | Form): string =>
  `${(isForm(shown) ? formLines(shown) : cardLines(shown)).map(oneLine).join('\n')}\n`;

const oneLine = (line: string): string => line.replaceAll('\n', ' ⏎ ');

const cardLines = ({ summary, blocks }: Card): string[] => [`[summary] ${summary}`, ...blocks.flatMap(blockLines)];

function formLines({ id, title, above, fields, below, refresh, submit, close }: Form): string[] {
  return [
    `[form ${id}] ${title}`,
    ...above.flatMap(blockLines),
    ...fields.flatMap(fieldLines),
    ...below.flatMap(blockLines),
    ...(refresh ? [`[refresh] ${refresh}`] : []),
    `[submit] ${submit}`,
    `[close] ${close}`,
  ];
}

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'quote':
    case 'note':
      return [`[${block.kind}] ${block.text}`];
    case 'text':
      return [`[${words('text', block.tone, block.sign, block.to && `to @${block.to.name}`)}] ${block.text}`];
    case 'facts':
      return block.facts.map(({ label, value }) => `[fact] ${label}: ${value}`);
    case 'image':
      return [`[${words('image', block.size)}] ${block.alt} (${block.url})`];
    case 'rows':
      return block.rows.flatMap(({ text, detail, button }) => [
        `[row] ${text}`,
        ...(detail ? [`  ${detail}`] : []),
        ...(button ? buttonLines(button).map((line) => `  ${line}`) : []),
      ]);
    case 'buttons':
      return block.buttons.flatMap(buttonLines);
  }
}

function buttonLines(button: Button | LinkButton): string[] {
  if ('link' in button) return [`[${words('link', button.style)}] ${button.label} (${button.link})`];
  const { label, action, value, style, opensForm, confirm } = button;
  return [
    `[${words('button', style, opensForm && 'opens a form')}] ${label} (${action} ${value})`,
    ...(confirm ? [`  asks: ${confirm.title} / ${confirm.text} / ${confirm.yes} / ${confirm.no}`] : []),
  ];
}

function fieldLines(field: Field): string[] {
  const traits = [field.required && 'required', field.refreshes && 'refreshes'];
  const notes = [
    ...(field.proposals ?? []).map((option) => `  proposes: ${optionOf(option)}`),
    ...(field.hint ? [`  hint: ${field.hint}`] : []),
    ...(field.required ? [`  when empty: ${field.required}`] : []),
    ...(field.problem ? [`  problem: ${field.problem}`] : []),
    ...(field.warnings ?? []).map((warning) => `  warning: ${warning}`),
    ...(field.after ?? []).flatMap(blockLines),
  ];
  const head = (...more: (string | false | undefined)[]) =>
    `(${words('field', field.id)}${[field.kind, ...more, ...traits].map((trait) => (trait ? `, ${trait}` : '')).join('')}) ${field.label}`;
  switch (field.kind) {
    case 'text':
      return [
        `${head(field.multiline && 'several lines', `at most ${field.maxLength}`)}: ${field.value}`,
        ...(field.placeholder ? [`  placeholder: ${field.placeholder}`] : []),
        ...notes,
      ];
    case 'choice':
    case 'pick':
      return [
        head(),
        ...field.options.map((option) => `  ${option.value === field.value ? '(x)' : '( )'} ${optionOf(option)}`),
        ...notes,
      ];
    case 'choices':
      return [
        head(),
        ...field.options.map(
          (option) => `  ${field.values.includes(option.value) ? '[x]' : '[ ]'} ${optionOf(option)}`,
        ),
        ...notes,
      ];
    case 'checkbox':
      return [head(), `  ${field.checked ? '[x]' : '[ ]'} ${field.option}`, ...notes];
    case 'date':
      return [`${head()}: ${field.value}`, ...notes];
    case 'file':
      return [
        head(field.types.join(' or '), `at most ${field.most}`),
        `  where no files are taken: ${field.elsewhere}`,
        ...notes,
      ];
    case 'search':
      return [
        `${head()}: ${field.chosen ? optionOf(field.chosen) : ''}`,
        ...(field.placeholder ? [`  placeholder: ${field.placeholder}`] : []),
        ...notes,
      ];
  }
}

const optionOf = ({ label, detail, value }: Option & { detail?: string }): string =>
  `${words(label, detail && `– ${detail}`)} (${value})`;

const words = (...parts: (string | false | undefined)[]): string => parts.filter(Boolean).join(' ');
