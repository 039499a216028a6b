import type { Company } from '../company/index.ts';
import type { createConsents } from './consents.ts';
import type { ConversationsHouse } from './house.ts';
import type { ConsentWord } from './keywords.ts';

/**
 * Words to a number that no company texts from. Nobody is shown such a text, but whoever says stop in it is heard: by
 * the one company there is, otherwise by the company that is founded on that number.
 */
export function createEarlyWords(
  { store }: Pick<ConversationsHouse, 'store'>,
  { obey }: Pick<ReturnType<typeof createConsents>, 'obey'>,
) {
  /** Gives the company what was said before it was there. Doing it twice is harmless. */
  async function handOver({ id, textSender }: Company): Promise<void> {
    const said = await store.earlyWords.of(textSender);
    if (said.length === 0) return;
    for (const word of lastWords(said)) await obey(id, word);
    await store.earlyWords.drop(textSender, said);
  }

  return {
    handOver,

    async hear(addresses: string[], said: ConsentWord): Promise<void> {
      const [only, ...others] = await store.companies.ids();
      // A stop counts wherever it is said; a start is one for the number it is said to, which is nobody's here.
      if (only && others.length === 0) return said.word.kind === 'start' ? undefined : obey(only, said);
      for (const address of addresses) {
        await store.earlyWords.keep(address, said);
        // Founded in this very moment.
        const company = await store.companies.byTextSender(address);
        if (company) await handOver(company);
      }
    },

    /** What a process left that ended between the founding of a company and handing over to it. */
    async handOverAll(): Promise<void> {
      for (const id of await store.companies.ids()) {
        const company = await store.companies.get(id);
        if (company) await handOver(company);
      }
    },
  };
}

/** Of what each person said only the last counts. `said` is in its order. */
export const lastWords = <T extends { phone: string }>(said: T[]): T[] => [
  ...new Map(said.map((one) => [one.phone, one])).values(),
];
