import { describe, expect, test } from '@jest/globals';
import { request } from '../../cards/payments/specimens/request.ts';
import { presentMessage } from '../../cards/present.ts';
import { toCard } from '../../cards/render/adaptive-card.ts';
import { toMessage } from '../../cards/render/block-kit.ts';
import { toPlainText } from '../../cards/render/plain-text.ts';
import { visible } from '../../cards/render/visible.ts';
import { HOSTILE } from '../../cards/specimens/extremes.ts';
import { garage, JULIE, later } from '../../cards/specimens/people.ts';
import { drawn, everything, objectsIn } from './drawn.ts';

const hostile = everything.filter(({ name }) => name.endsWith('-hostile'));
const each = hostile.map((specimen) => [`${specimen.name} (${specimen.tongue})`, specimen] as const);

describe('words that try to do more than be read', () => {
  test.each(each)('stay words on Slack: %s', (_, specimen) => {
    const { slack } = drawn(specimen);
    for (const { type, text } of objectsIn(slack)) if (type === 'mrkdwn') expect(text).toMatch(/^\*[\p{L} ’-]+\*$/u);
    if (typeof slack.text === 'string') expect(slack.text).not.toMatch(/<[!@#]|<https?:/);
  });

  test.each(each)('stay words on Teams: %s', (_, specimen) => {
    for (const { type, text } of objectsIn(drawn(specimen).teams))
      if (type === 'TextBlock') expect(text).not.toMatch(/(?<!\\)[*_[\]`~<>]/);
    expect(objectsIn(drawn(specimen).teams).filter(({ type }) => type === 'FactSet')).toEqual([]);
  });

  test.each(each)('cannot hide or turn what stands around them: %s', (_, specimen) => {
    const { slack, teams } = drawn(specimen);
    const read = objectsIn([slack.blocks, teams]).flatMap(({ type, text }) =>
      ['plain_text', 'mrkdwn', 'text', 'TextRun', 'TextBlock'].includes(String(type)) ? [String(text)] : [],
    );
    expect(read.filter((text) => /[\u202a-\u202e\u2067\u200b]/.test(text))).toEqual([]);
  });
});

test('the link that was sent is on no card', () => {
  const card = presentMessage({
    kind: 'request',
    request: request('en'),
    company: garage('en'),
    optedOut: false,
    papers: [],
  });
  for (const shown of [toMessage(card), toCard(card), toPlainText(card)])
    expect(JSON.stringify(shown)).not.toMatch(/https:.*\/p\//);
  expect(toPlainText(card)).toContain('[payment link]');
});

test('an address in a customer’s words is text on both channels, not a link', () => {
  const news = { kind: 'customer-replied', body: HOSTILE, media: 0, at: later(1) } as const;
  const card = presentMessage({ kind: 'news', news, company: garage('en'), customer: JULIE });
  const { blocks } = toMessage(card);
  expect(objectsIn(blocks).filter(({ type }) => type === 'link' || type === 'mrkdwn')).toEqual([]);
  expect(JSON.stringify(blocks)).toContain('https://evil.example');
  const runs = objectsIn(toCard(card)).filter(({ text }) => String(text).includes('evil.example'));
  expect(runs.map(({ type }) => type)).toEqual(['TextRun']);
});

describe('what cannot be seen', () => {
  test.each([
    ['a direction override', 'pay \u202e05.521$', 'pay 05.521$'],
    ['an open isolate', 'a\u2067b', 'ab'],
    ['a zero-width blank', 'RO\u200b4821', 'RO4821'],
    ['a control character', 'a\u0007b', 'ab'],
    ['half a character', 'a\ud83d', 'a\ufffd'],
  ])('is taken out: %s', (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  test.each([
    ['an emoji of several people', '👩‍🔧'],
    ['a Persian word with its joiner', 'می\u200cخواهم'],
    ['a closed isolate', 'to \u2068محمد\u2069 · 5'],
    ['lines', 'a\nb'],
  ])('stays where it belongs to the writing: %s', (_, text) => {
    expect(visible(text)).toBe(text);
  });
});

test('a name written from right to left leaves the number behind it in its place', () => {
  const text = { ...request('en'), customer: { ...JULIE, name: 'محمد' } };
  const { summary } = presentMessage({
    kind: 'request',
    request: text,
    company: garage('en'),
    optedOut: false,
    papers: [],
  });
  expect(summary).toContain('\u2068محمد\u2069:');
});
