import { describe, expect, test } from '@jest/globals';
import type { Addressee, Card } from '../../cards/model.ts';
import { toCard } from '../../cards/render/adaptive-card.ts';
import { toMessage } from '../../cards/render/block-kit.ts';
import { toPlainText } from '../../cards/render/plain-text.ts';
import { mentionProblems } from '../../sandbox/teams/mentions.ts';
import { objectsIn } from './drawn.ts';

const MARC: Addressee = { workspace: 'slack:T1', id: 'U1', name: 'Marc Gagnon' };
const card = (to: Addressee, text = 'The text to Julie did not arrive.'): Card => ({
  summary: text,
  blocks: [{ kind: 'text', text, tone: 'bad', to }],
});

describe('a line that is for somebody', () => {
  test('on Slack names them where it is read and where it is notified, and reads no markup', () => {
    const { text, blocks } = toMessage(card(MARC, '*Paid* <!here>'));
    expect(text).toBe('*Paid* &lt;!here&gt;\n<@U1>');
    const [{ elements } = { elements: [] }] = objectsIn(blocks).filter(({ type }) => type === 'rich_text_section');
    expect(elements).toEqual([
      { type: 'text', text: '❌ ' },
      { type: 'user', user_id: 'U1' },
      { type: 'text', text: ' · *Paid* <!here>' },
    ]);
  });

  test('on Slack is said whole, however long it is', () => {
    const { blocks } = toMessage(card(MARC, 'word '.repeat(1500)));
    const said = objectsIn(blocks).flatMap(({ text }) => (typeof text === 'string' ? [text] : []));
    expect(said.join('')).toContain('word '.repeat(1500));
    expect(said.every((text) => text.length <= 3000)).toBe(true);
  });

  test.each(['Marc Gagnon', 'Marc *the* [boss](https://evil.example) <at>Julie</at>', 'A_B & C\nD'])(
    'on Teams mentions %j as Teams takes it, with no markup in the name',
    (name) => {
      const drawn = toCard(card({ ...MARC, name }));
      expect(mentionProblems({ text: '', card: { ...drawn } }, () => true)).toEqual([]);
      const [block] = objectsIn(drawn).filter(({ type }) => type === 'TextBlock');
      expect(String(block?.text).replace(/<at>|<\/at>/g, '')).not.toMatch(/[*_[\]`~<>&]/);
    },
  );

  test('is read aloud as what it says: whom it is for is told by their chat', () => {
    expect(toPlainText(card(MARC))).toBe('The text to Julie did not arrive.');
  });
});
