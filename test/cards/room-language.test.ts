import { describe, expect, test } from '@jest/globals';
import { presentMessage } from '../../cards/present.ts';
import { toPlainText } from '../../cards/render/plain-text.ts';
import { messages } from '../../sandbox/cards/specimens.ts';
import type { Company } from '../../src/company/company.ts';

// What one person is told is in their own language, whatever the rooms read.
const { personal: _, ...inRooms } = messages('fr');
const all = Object.values(inRooms).flatMap((kind) => Object.entries(kind));

describe('a company that chose English for its rooms, and writes to its customers in French', () => {
  test.each(all)('%s is in English, with amounts and times as the company writes them', (_, message) => {
    const company: Company = { ...message.company, roomLanguage: 'en' };
    const said = toPlainText(presentMessage({ ...message, company }));
    const asEnglish = toPlainText(presentMessage({ ...message, company: { ...company, language: 'en-CA' } }));
    // Which language a company writes in is a fact of it, and stays what it is.
    const withoutFact = (text: string) => text.replace(/^Language .*$/m, 'Language');
    expect(withoutFact(said)).toBe(withoutFact(asEnglish));
    expect(toPlainText(presentMessage({ ...message, company: message.company }))).not.toBe(said);
  });

  test('and one that chose nothing reads the language of the company', () => {
    for (const [, message] of all) {
      const { company } = message;
      const said = toPlainText(presentMessage(message));
      expect(said).toBe(toPlainText(presentMessage({ ...message, company: { ...company, roomLanguage: 'fr' } })));
    }
  });
});
