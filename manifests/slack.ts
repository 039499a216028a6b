import { behind } from '../src/command.ts';
import { COMMANDS } from '../src/features.ts';
import template from './slack.json' with { type: 'json' };

/** What the app asks an administrator for, each with what would not work without it. */
export const BOT_SCOPES: Record<string, string> = {
  commands: 'the slash commands',
  'chat:write': 'the cards in the channels it was invited to, and private answers',
  'users:read': 'names and languages of the members who use it',
  'users:read.email': 'knows who is the same person in Slack and in Teams, so that nobody approves their own refund',
  'channels:read':
    'names of its public channels; told when it is invited, removed, or a channel is renamed or archived',
  'groups:read': 'the same for private channels',
  'files:read': 'the logo that somebody chooses in the settings',
  'channels:history':
    'hears what is written in the threads of its cards; looks whether a card arrived before posting it again, when an answer of Slack was lost',
  'groups:history': 'the same for private channels',
  'im:write': 'direct messages to members who want them',
  'im:history': 'looks whether a direct message of its own arrived, when an answer of Slack was lost',
};

/** What Slack tells the app about: of what people write, what stands in the channels it was invited to. */
export const BOT_EVENTS = [
  'app_home_opened',
  'app_uninstalled',
  'tokens_revoked',
  'member_joined_channel',
  'member_left_channel',
  'channel_left',
  'channel_rename',
  'channel_archive',
  'channel_deleted',
  'group_left',
  'group_rename',
  'group_archive',
  'group_deleted',
  'user_change',
  'message.channels',
  'message.groups',
];

/** The manifest to paste at api.slack.com/apps. `publicUrl`: without a slash at the end. */
export function slackManifest(publicUrl: string) {
  const filled: typeof template = JSON.parse(JSON.stringify(template).replaceAll('{PUBLIC_URL}', publicUrl));
  const { features, oauth_config, settings } = filled;
  return {
    ...filled,
    features: {
      ...features,
      // Of a message's menu; 24 characters for the name and 150 for the description (docs.slack.dev/reference/app-manifest).
      shortcuts: COMMANDS.flatMap(({ name, fromMessage, description }) =>
        fromMessage
          ? [
              {
                name: `${fromMessage.en} · ${fromMessage.fr}`,
                type: 'message' as const,
                callback_id: name,
                description: `${description.en} · ${description.fr}`,
              },
            ]
          : [],
      ),
      // Slack shows one text to everyone, whatever their language: both are in it.
      slash_commands: COMMANDS.map(({ name, description, example }) => {
        const hint = [...new Set([behind({ name, example }, 'en'), behind({ name, example }, 'fr')])].join(' · ');
        return {
          command: `/${name}`,
          url: `${publicUrl}/slack/commands`,
          description: `${description.en} · ${description.fr}`,
          // Slack takes no empty one.
          ...(hint && { usage_hint: hint }),
          should_escape: false,
        };
      }),
    },
    oauth_config: { ...oauth_config, scopes: { bot: Object.keys(BOT_SCOPES) } },
    settings: { ...settings, event_subscriptions: { ...settings.event_subscriptions, bot_events: BOT_EVENTS } },
  };
}
