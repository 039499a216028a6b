import type { Block, Button, Card, Field, Form } from '../../cards/model.ts';
import { SIGNS } from '../../cards/render/visible.ts';
import { isForm, type Specimen } from './specimens.ts';

/** A page with every specimen, French beside English, drawn from the neutral model. */
export function galleryPage(specimens: Specimen[]): string {
  const names = [...new Set(specimens.map(({ name }) => name))];
  const rows = names.map((name) => {
    const cells = (['fr', 'en'] as const).map((tongue) => {
      const specimen = specimens.find((other) => other.name === name && other.tongue === tongue);
      return `<div lang="${tongue}">${specimen ? drawShown(specimen.shown) : ''}</div>`;
    });
    return `<section id="${name}"><h2><a href="#${name}">${name}</a></h2><div class="pair">${cells.join('')}</div></section>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Quittance: cards and forms</title><style>${STYLE}</style><body><h1>Cards and forms</h1>${rows.join('\n')}</body></html>\n`;
}

const STYLE = `
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #1d1c1d }
h2 { font-size: .9rem; margin: 2rem 0 .5rem } h2 a { color: #666; text-decoration: none }
.pair { display: grid; gap: 1.5rem; grid-template-columns: 1fr 1fr; align-items: start }
article { border: 1px solid #ddd; border-radius: 8px; padding: 1rem } article > * { margin: .4rem 0; overflow-wrap: anywhere }
h3 { font-size: 1.05rem } .summary { color: #777; font-size: .8rem; border-bottom: 1px dashed #ddd; padding-bottom: .4rem }
blockquote { border-left: 4px solid #ddd; margin: .4rem 0; padding: .1rem .8rem; white-space: pre-wrap }
small { color: #666; display: block } dl { display: grid; grid-template-columns: 8rem 1fr; gap: .2rem } dt { font-weight: 600 } dd { margin: 0 }
button { font: inherit; border: 1px solid #bbb; border-radius: 5px; background: #fff; padding: .3rem .8rem; margin-right: .4rem }
.primary { background: #0b6e4f; color: #fff } .danger { background: #b3261e; color: #fff }
label { display: block; font-weight: 600; margin-top: .8rem } .field { border: 1px solid #bbb; border-radius: 5px; padding: .35rem .6rem; min-height: 1.4em; white-space: pre-wrap }
.placeholder { color: #888 } .bad { color: #b3261e } .attention { color: #8a5300 } .good { color: #0b6e4f }`;

const safe = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const drawShown = (shown: Card | Form): string =>
  isForm(shown)
    ? drawForm(shown)
    : `<article><div class="summary">${safe(shown.summary)}</div>${drawBlocks(shown.blocks)}</article>`;

const drawForm = ({ title, above, fields, below, close, submit, refresh }: Form): string =>
  `<article><h3>${safe(title)}</h3>${drawBlocks(above)}${fields.map(drawField).join('')}<hr>${drawBlocks(below)}
<button>${safe(close)}</button>${refresh ? `<button>${safe(refresh)}</button>` : ''}<button class="primary">${safe(submit)}</button></article>`;

function drawField(field: Field): string {
  const value = field.kind === 'search' ? field.chosen?.label : wordsIn(field);
  const shown = value
    ? safe(value)
    : `<span class="placeholder">${safe(field.kind === 'choice' ? '' : (field.placeholder ?? ''))}</span>`;
  const notes = [
    ...(field.hint ? [`<small>${safe(field.hint)}</small>`] : []),
    ...(field.problem ? [drawBlock({ kind: 'text', text: field.problem, tone: 'bad' })] : []),
    ...(field.warnings ?? []).map((text) => drawBlock({ kind: 'text', text, tone: 'attention' })),
    ...(field.kind === 'text' ? (field.proposals ?? []) : []).map(({ label }) => `<button>${safe(label)}</button>`),
  ];
  return `<label>${safe(field.label)}${field.required ? ' *' : ''}</label><div class="field">${shown}</div>${notes.join('')}`;
}

const wordsIn = (field: Exclude<Field, { kind: 'search' }>): string =>
  field.kind === 'choice' ? (field.options.find(({ value }) => value === field.value)?.label ?? '') : field.value;

const drawBlocks = (blocks: Block[]): string => blocks.map(drawBlock).join('');

function drawBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h3>${safe(block.text)}</h3>`;
    case 'text':
      return `<p class="${block.tone ?? ''}">${block.tone ? `${SIGNS[block.tone]} ` : ''}${safe(block.text)}</p>`;
    case 'quote':
      return `<blockquote>${safe(block.text)}</blockquote>`;
    case 'note':
      return `<small>${safe(block.text)}</small>`;
    case 'facts':
      return `<dl>${block.facts.map(({ label, value }) => `<dt>${safe(label)}</dt><dd>${safe(value)}</dd>`).join('')}</dl>`;
    case 'buttons':
      return `<div>${block.buttons.map(drawButton).join('')}</div>`;
  }
}

const drawButton = ({ label, style, confirm }: Button): string =>
  `<button class="${style ?? ''}">${safe(label)}</button>${confirm ? `<small>${Object.values(confirm).map(safe).join(' · ')}</small>` : ''}`;
