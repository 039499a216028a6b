/** The language of the page is the garage's: its cards, its people, and whoever texts it for the first time. */
import { change } from '../../src/kernel/change.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import { WORKSPACES } from '../seed.ts';
import { CHATTER, TEAMS_CHATTER, TEAMS_ROOMS, TEAMS_STAFF } from './garage.ts';
import { inStore } from './in-store.ts';
import type { Vendors } from './vendors.ts';

const LANGUAGES = { fr: 'fr-CA', en: 'en-CA' } as const;

export function createLanguage(vendors: Pick<Vendors, 'slack' | 'teams'>, dataDir: string) {
  let hasChatted = false;
  return {
    /** From now on; what was said stays as it was. Called at once by two pages, people still chat once. */
    async speak(tongue: Tongue): Promise<void> {
      const chats = hasChatted ? undefined : chatter(vendors, tongue);
      hasChatted = true;
      await Promise.all([chats, inStore(dataDir, (store) => setLanguage(store, tongue))]);
    },
  };
}

async function setLanguage({ companies }: Parameters<Parameters<typeof inStore>[1]>[0], tongue: Tongue): Promise<void> {
  const stored = { read: () => companies.byWorkspace(WORKSPACES.slack), replace: companies.replace };
  const language = LANGUAGES[tongue];
  await change(stored, ({ roomLanguage, ...company }) =>
    company.language === language && roomLanguage === undefined ? undefined : { ...company, language },
  );
}

/** What people said before one came: the app is not told of it, as nobody mentioned it. */
async function chatter({ slack, teams }: Pick<Vendors, 'slack' | 'teams'>, tongue: Tongue): Promise<void> {
  for (const { user, channel, text } of CHATTER) await slack.type({ user, channel, text: text[tongue] });
  const threads = new Map<string, string>();
  for (const { user, room, text, answers } of TEAMS_CHATTER) {
    const thread = answers ? threads.get(room) : undefined;
    const { message } = await teams.type({
      ...{ user: TEAMS_STAFF[user]?.id ?? '', room: TEAMS_ROOMS[room], text: text[tongue] },
      ...(thread ? { thread } : {}),
    });
    threads.set(room, message.root);
  }
}
