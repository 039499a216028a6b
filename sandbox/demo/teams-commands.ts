/** What Teams lists of the app, and its tabs, word for word as its manifest has them. */
import { frenchTexts, teamsManifest } from '../../manifests/teams.ts';
import type { Tongue } from '../../src/kernel/language.ts';

interface Offer {
  /** For an action: what Teams calls it. */
  id?: string;
  title: string;
  description: string;
}

const manifestAt = (publicUrl: string) => teamsManifest({ publicUrl, appId: '', readsMessages: false });
const manifest = manifestAt('https://quittance.example');
const french = frenchTexts();

/** The same commands in a language; `place` is where they stand in the manifest. */
const said = (commands: Offer[], place: string, tongue: Tongue): Offer[] =>
  tongue === 'en'
    ? commands
    : commands.map(({ id, title, description }, index) => ({
        ...(id ? { id } : {}),
        title: french[`${place}.commands[${index}].title`] ?? title,
        description: french[`${place}.commands[${index}].description`] ?? description,
      }));

/** `actions` open a dialog; `typed` go to the bot in private, with what is typed behind them, outside personal chats. */
function offersIn(tongue: Tongue) {
  const actions = manifest.composeExtensions.flatMap(({ commands }, index) =>
    said(commands, `composeExtensions[${index}]`, tongue),
  );
  const typed = manifest.bots.flatMap(({ commandLists }, bot) =>
    commandLists.flatMap(({ triggers, commands }, list) =>
      triggers.includes('slash') ? said(commands, `bots[${bot}].commandLists[${list}]`, tongue) : [],
    ),
  );
  return { actions, typed };
}

export const TEAMS_COMMANDS: Record<Tongue, ReturnType<typeof offersIn>> = { fr: offersIn('fr'), en: offersIn('en') };

/** The app's tabs, of an app that is reached there. */
export const tabsAt = (publicUrl: string) =>
  manifestAt(publicUrl).staticTabs.map(({ entityId, contentUrl, name }, index) => ({
    id: entityId,
    address: contentUrl,
    names: { en: name, fr: french[`staticTabs[${index}].name`] ?? name } satisfies Record<Tongue, string>,
  }));
