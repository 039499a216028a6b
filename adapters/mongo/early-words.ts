import type { ConsentWord, Keyword } from '../../src/conversations/keywords.ts';
import type { EarlyWords } from '../../src/ports.ts';
import { Collection, type Database } from './collection.ts';
import { document, moment, part, required, text } from './schema.ts';

interface Early {
  /** The number or messaging service it was said to. */
  id: string;
  said: ConsentWord[];
}

const word = part<Keyword>({ kind: text, tongue: String, answered: Boolean });
const schema = document<Early>(
  { said: [part<ConsentWord>({ word: required(word), phone: text, proof: text, at: moment })] },
  [],
);

/** Belongs to no company: one document for each number. */
export function earlyWordsIn(database: Database): EarlyWords {
  const collection = new Collection<Early>(database, 'early-words', schema);
  return {
    async keep(sender, said) {
      const addition = { $push: { said } };
      // Two at once may both set out to insert; the loser finds it there the second time.
      if (await collection.change(sender, {}, addition, { upsert: true })) return;
      await collection.change(sender, {}, addition);
    },
    of: async (sender) => (await collection.anywhere({ _id: sender }))?.said ?? [],
    async drop(sender, said) {
      await collection.change(sender, {}, { $pullAll: { said } });
    },
  };
}
