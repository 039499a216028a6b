import type { Command } from '../src/command.ts';
import { COMMANDS } from '../src/features.ts';
import { words } from '../src/i18n/index.ts';
import type { Tongue } from '../src/kernel/language.ts';
import french from './teams.fr.json' with { type: 'json' };
import template from './teams.json' with { type: 'json' };

/** What the app asks of everyone who uses it, each with what would not work without it. */
export const PERMISSIONS: Record<string, string> = {
  identity: 'names and languages of the members who use it',
};

/**
 * What a team's or chat's owner grants with the installation. A manifest cannot offer it as a choice: whoever installs
 * the app grants it or does not install. So it is asked for only in a manifest of its own, and nothing depends on it.
 */
export const MESSAGE_PERMISSIONS: Record<string, string> = {
  'ChannelMessage.Read.Group':
    'hears what is written in its channel threads without being mentioned; looks whether a card arrived before posting it again, when an answer of Teams was lost',
  'ChatMessage.Read.Chat': 'the same for chats',
};

export interface TeamsSetting {
  /** Without a slash at the end. */
  publicUrl: string;
  /** The bot's id, which is the id of its registration in Entra. */
  appId: string;
  /** Whether to ask for `MESSAGE_PERMISSIONS`. */
  readsMessages: boolean;
}

const PLACES: { scopes: string[]; triggers: string[] }[] = [
  { scopes: ['personal'], triggers: ['mention'] },
  // Among others, a command behind a slash reaches the bot privately, with what is typed behind it.
  { scopes: ['team', 'groupChat'], triggers: ['mention', 'slash'] },
];

/** The manifest of the package that Teams takes, in English; `frenchTexts` lies beside it. */
export function teamsManifest({ publicUrl, appId, readsMessages }: TeamsSetting) {
  const filled: typeof template = JSON.parse(
    JSON.stringify(template)
      .replaceAll('{PUBLIC_URL}', publicUrl)
      .replaceAll('{HOST}', new URL(publicUrl).host)
      .replaceAll('{MICROSOFT_APP_ID}', appId),
  );
  return {
    ...filled,
    bots: filled.bots.map((bot) => ({
      ...bot,
      commandLists: PLACES.map((place) => ({ ...place, commands: COMMANDS.map((command) => typed(command, 'en')) })),
    })),
    composeExtensions: filled.composeExtensions.map((extension) => ({
      ...extension,
      commands: COMMANDS.map((command) => ({
        id: command.name,
        type: 'action',
        ...chosen(command, 'en'),
        context: ['compose', 'commandBox', ...(command.fromMessage ? ['message'] : [])],
        triggers: ['slash'],
        fetchTask: true,
      })),
    })),
    permissions: Object.keys(PERMISSIONS),
    ...(readsMessages && {
      authorization: {
        permissions: {
          resourceSpecific: Object.keys(MESSAGE_PERMISSIONS).map((name) => ({ name, type: 'Application' })),
        },
      },
    }),
  };
}

/** The French of everything in the manifest that people read, by its place there. */
export function frenchTexts(): Record<string, string> {
  const places = COMMANDS.flatMap((command, index) => [
    ...PLACES.map((_, list) => [`bots[0].commandLists[${list}].commands[${index}]`, typed(command, 'fr')] as const),
    [`composeExtensions[0].commands[${index}]`, chosen(command, 'fr')] as const,
  ]);
  const texts = places.map(([place, { title, description }]) => ({
    [`${place}.title`]: title,
    [`${place}.description`]: description,
  }));
  return Object.assign({}, french, ...texts);
}

/** Teams lists both ways under a slash, one below the other: each says which it is. */
const HOW: Record<Tongue, { typed(example: string): string; chosen: string }> = {
  fr: { typed: (example) => `en tapant\u00a0: ${example}`, chosen: 'ouvre une fenêtre' },
  en: { typed: (example) => `by typing: ${example}`, chosen: 'opens a window' },
};

/** A command as one types it: Teams sends its title to the bot, so it is the same in every language. */
const typed = ({ name, description, example }: Command, tongue: Tongue) => ({
  title: name,
  description: `${description[tongue]} (${HOW[tongue].typed(example[tongue].replace('/', ''))})`,
});

/** A command as one picks it from a menu, where it opens its form. One finds it by its name, which comes first. */
const chosen = ({ name, title, description }: Command, tongue: Tongue) => ({
  title: `${name} · ${title(words(tongue))}`,
  description: `${description[tongue]} (${HOW[tongue].chosen})`,
});
