import type { Tongue } from '../kernel/language.ts';

/** A message that is nothing but a word with a fixed meaning. */
export interface Keyword {
  kind: 'stop' | 'help' | 'start';
  /** The language of the word, to answer in. Absent when both use it (`STOP`, `INFO`, `START`): then the customer's. */
  tongue?: Tongue;
  /** The carrier has read it so itself, and answered the customer already: a second answer would say it twice. */
  answered?: true;
}

/** A stop or start that somebody wrote. */
export interface ConsentWord {
  word: Keyword;
  /** E.164. */
  phone: string;
  /** As they wrote it. */
  proof: string;
  at: Date;
}

// The carriers' own lists are English, and ARRET is not on them: without this, a francophone opt-out is ignored.
// Only START lifts a carrier's block, so texts in French name it too. OUI and YES are missing on purpose, as they may
// answer something else; so is ANNULER, which may mean the request.
const WORDS: Record<Keyword['kind'], Record<Tongue | 'both', string>> = {
  stop: {
    both: 'STOP',
    en: 'STOPALL UNSUBSCRIBE CANCEL END QUIT REVOKE OPTOUT',
    fr: 'ARRET ARRETE ARRETER ARRETEZ DESABONNER DESABONNEMENT DESABONNEMOI DESABONNEZMOI DESINSCRIRE DESINSCRIPTION',
  },
  help: { both: 'INFO', en: 'HELP', fr: 'AIDE' },
  start: { both: 'START', en: 'UNSTOP', fr: 'REPRENDRE REABONNER' },
};

const KEYWORDS = new Map<string, Keyword>();
for (const kind of ['stop', 'help', 'start'] as const) {
  for (const tongue of ['both', 'en', 'fr'] as const) {
    for (const word of WORDS[kind][tongue].split(' ')) {
      KEYWORDS.set(word, tongue === 'both' ? { kind } : { kind, tongue });
    }
  }
}

/**
 * The keyword in a text. `heard`: the carrier's own reading, which knows words that the account has taught it and
 * which counts whatever we make of the text.
 */
export function wordIn(body: string, heard?: Keyword['kind']): Keyword | undefined {
  const ours = keywordOf(body);
  return heard ? { ...(ours?.kind === heard && ours), kind: heard, answered: true } : ours;
}

/**
 * Whether the carrier answers it by itself: what it has read so, and the words of its own list, which is English
 * (https://help.twilio.com/articles/223134027). After such a stop it would refuse our answer, too.
 */
export const isCarriersOwn = ({ answered, tongue }: Keyword): boolean => answered === true || tongue !== 'fr';

/** What people put around a word out of courtesy, or twice. */
const POLITE = 'SVP|SILVOUSPLAIT|STP|SILTEPLAIT|PLEASE|PLS|MERCI|THANKS|THANKYOU';
const COURTESY = new RegExp(`^(?:${POLITE})|(?:${POLITE})$`);

/**
 * What a whole message means when it is a keyword, whatever its case, accents, blanks and punctuation. Who says stop is
 * heard as well when they say it politely, or more than once.
 */
export function keywordOf(text: string): Keyword | undefined {
  const letters = text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
  const once = letters
    .replace(COURTESY, '')
    .replace(COURTESY, '')
    .replace(/^(STOP|ARRET)\1{1,3}$/, '$1');
  const polite = KEYWORDS.get(once);
  return KEYWORDS.get(letters) ?? (polite?.kind === 'stop' ? polite : undefined);
}
