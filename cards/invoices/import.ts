import type { SyncState } from '../../src/invoices/index.ts';
import type { ImportForm } from '../../src/invoices/screen.ts';
import type { Block, Field, Form } from '../model.ts';
import { problemOf } from '../payments/message-fields.ts';
import { fitting } from '../render/visible.ts';
import { isolated, type Voice } from '../voice.ts';

const NAME_LENGTH = 60;
/** In one block of text: a list of fifty fits in a form of either channel. */
const LINES_TOGETHER = 10;
const NOT_SAID = 'choose';

/** A file of invoices: chosen, confirmed as it was understood, or on its way. */
export function importForm(screen: ImportForm, voice: Voice): Form {
  const say = voice.words.importing;
  const { sheet, last, carried } = screen;
  const isConfirming = sheet !== undefined;
  const isUnderWay = !isConfirming && carried !== '';
  const report = last ? reportBlocks(last, voice) : [];
  return {
    id: 'import',
    title: say.title,
    submit: isConfirming ? say.take : isUnderWay ? say.update : say.read,
    close: say.close,
    above: isConfirming ? understood(sheet, screen, voice) : isUnderWay ? report : [{ kind: 'text', text: say.intro }],
    fields: isConfirming ? askedFields(screen, sheet, voice) : isUnderWay ? [] : [fileField(screen, voice)],
    below: isConfirming ? [{ kind: 'note', text: say.again }] : isUnderWay ? [] : report,
    state: carried,
  };
}

function fileField({ problems }: ImportForm, voice: Voice): Field {
  const { file, elsewhere } = voice.words.importing;
  return {
    ...{ kind: 'file', id: 'file', ...file, elsewhere, types: ['csv'], most: 1 },
    required: voice.words.refusals['file-missing'],
    ...problemOf(problems.file, voice),
  };
}

function understood(
  { columns, rows }: NonNullable<ImportForm['sheet']>,
  { problems }: ImportForm,
  voice: Voice,
): Block[] {
  const say = voice.words.importing;
  const facts = Object.entries(columns).map(([field, name]) => ({
    label: say.fields[field as keyof typeof say.fields],
    value: say.column(isolated(fitting(name, NAME_LENGTH))),
  }));
  const { problem } = problemOf(problems.file, voice);
  return [
    ...(problem ? [{ kind: 'text', text: problem, tone: 'bad' } as const] : []),
    { kind: 'text', text: say.understood(rows) },
    { kind: 'facts', facts },
  ];
}

/** What cannot be seen in the file is asked. */
function askedFields(
  { values, problems }: ImportForm,
  { asks }: NonNullable<ImportForm['sheet']>,
  voice: Voice,
): Field[] {
  return asks.map((what): Field => {
    const { label, choose, options } = voice.words.importing[what];
    const known = Object.entries(options).map(([value, label]) => ({ value, label }));
    return {
      ...{ kind: 'choice', id: what, label, value: values[what] || NOT_SAID },
      options: values[what] === '' ? [{ value: NOT_SAID, label: choose }, ...known] : known,
      required: voice.words.refusals['field-missing'],
      ...problemOf(problems[what], voice),
    };
  });
}

/** How far it is, or what became of it, with every line that has to be mended. */
function reportBlocks(last: SyncState & { moving: boolean }, voice: Voice): Block[] {
  const say = voice.words.importing;
  const { added, changed, same, failed, failures, endedAt, file } = last;
  const done = added + changed + same + failed;
  const lines = failures.map(({ id, why }) =>
    say.line(id, Object.hasOwn(say.why, why) ? (say.why[why] ?? '') : isolated(why)),
  );
  const more = failed > failures.length ? [say.more(failed - failures.length)] : [];
  return [
    endedAt
      ? { kind: 'text', text: say.done(voice.fully(endedAt)), tone: 'good' }
      : { kind: 'text', text: say.moving(done, file?.rows ?? done), sign: 'in-progress' },
    { kind: 'note', text: say.counts({ added, changed, same }) },
    ...(failed > 0 ? [{ kind: 'text', text: say.failed(failed), tone: 'attention' } as const] : []),
    ...chunked([...lines, ...more]).map((text): Block => ({ kind: 'note', text })),
  ];
}

const chunked = (lines: string[]): string[] =>
  Array.from({ length: Math.ceil(lines.length / LINES_TOGETHER) }, (_, at) =>
    lines.slice(at * LINES_TOGETHER, (at + 1) * LINES_TOGETHER).join('\n'),
  );
