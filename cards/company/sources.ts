import type { SourceState } from '../../src/company/source-state.ts';
import { line, note } from '../blocks.ts';
import type { Block } from '../model.ts';
import { isolated, type Voice } from '../voice.ts';

/** Of what could not be read, so much is named. */
const MOST_NAMED = 5;
const WHY_LENGTH = 120;

/** Where invoices come from by themselves: how far each was kept up with, how many there were, and what failed. */
export function sourceBlocks({ sources }: { sources: SourceState[] }, voice: Voice): Block[] {
  if (sources.length === 0) return [];
  const say = voice.words.companySettings.sources;
  return [{ kind: 'heading', text: say.title }, ...sources.flatMap((source) => blocksOf(source, voice))];
}

/** `code field`; what an earlier version kept was a sentence already. */
function sayWhy(why: string, say: Record<string, (field: string) => string>): string {
  const [code = '', ...field] = why.split(' ');
  const known = Object.hasOwn(say, code) ? say[code] : undefined;
  return known ? known(isolated(field.join(' ').slice(0, WHY_LENGTH))) : isolated(why.slice(0, WHY_LENGTH));
}

function blocksOf(source: SourceState, voice: Voice): Block[] {
  const say = voice.words.companySettings.sources;
  const { name, seenUntil, endedAt, added, changed, same, failed, failures, outage } = source;
  const read = added + changed + same;
  const until = seenUntil ? say.seen(isolated(name), voice.shortly(seenUntil)) : say.never(isolated(name));
  const more = failed > MOST_NAMED ? [say.more(failed - MOST_NAMED)] : [];
  return [
    outage
      ? line(say.away(until, isolated(outage)), 'attention')
      : line(endedAt ? until : say.underWay(isolated(name))),
    note(say.counts({ read, added, changed })),
    ...(failed > 0 ? [line(say.failed(failed), 'attention')] : []),
    ...failures.slice(0, MOST_NAMED).map(({ id, why }) => note(`${isolated(id)} – ${sayWhy(why, say.why)}`)),
    ...more.map(note),
  ];
}
