import { builtIn, PURPOSES, type Reply } from '../../src/company/saved-replies.ts';
import { later } from './people.ts';

export const BUILT_IN: Reply[] = PURPOSES.map(builtIn);
export const REMINDER = builtIn('reminder');
export const TIRES: Reply = {
  id: 'rep_tires',
  name: 'Pneus d’hiver',
  texts: { fr: 'Bonjour {client.prénom}, vos pneus sont posés. {montant} : {lien}' },
  revision: 2,
  changed: { by: 'Sophie Roy', at: later(-30) },
};
/** What can be chosen from, one of them the company’s own, without English. */
export const REPLIES = [...BUILT_IN, TIRES];
/** Those that ask for money. */
export const ASKING = REPLIES.filter(({ purpose }) => purpose !== 'thank-you');

/** As many as one list shows, each with as much as it may say. */
export function longReplies(by: string, message: string): Reply[] {
  const text = message.repeat(10).slice(0, 1000);
  return Array.from({ length: 50 }, (_, at) => ({
    ...{ id: `rep_${at}`, name: by.slice(0, 60), texts: { fr: text, en: text } },
    ...{ revision: 1_000_000, changed: { by, at: later(0) } },
  }));
}
