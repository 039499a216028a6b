import { guid, oneOf, secret, shaped } from './variable-shapes.ts';

/** The variables of the chats, in the order in which they are explained. */
export const CHATS = {
  SLACK_SIGNING_SECRET: {
    meaning: 'Proves that a request comes from Slack',
    where: 'api.slack.com/apps > your app > Basic Information > App Credentials > Signing Secret',
    required: 'with Slack',
    shape: secret,
  },
  SLACK_BOT_TOKEN: {
    meaning: 'Lets the app post in Slack',
    where: 'api.slack.com/apps > your app > OAuth & Permissions > Bot User OAuth Token',
    required: 'with Slack',
    shape: shaped(/^xoxb-\S+$/, 'must begin with xoxb-'),
  },
  SLACK_CLIENT_ID: {
    meaning:
      'Lets people add the app to their own workspaces at `/slack/install`; `SLACK_BOT_TOKEN` is not needed then',
    where: 'api.slack.com/apps > your app > Basic Information > App Credentials > Client ID',
    required: 'with Add to Slack',
    shape: shaped(/^\d+\.\d+$/, 'must be two numbers with a dot between them'),
  },
  SLACK_CLIENT_SECRET: {
    meaning: 'Proves to Slack that this server adds the app',
    where: 'api.slack.com/apps > your app > Basic Information > App Credentials > Client Secret',
    required: 'with Add to Slack',
    shape: secret,
  },
  MICROSOFT_APP_ID: {
    meaning: 'The app that Teams speaks to; without it nobody could be verified',
    where: 'portal.azure.com > Azure Bot > Configuration > Microsoft App ID',
    required: 'with Teams',
    shape: guid,
  },
  MICROSOFT_APP_PASSWORD: {
    meaning: 'Lets the app post in Teams',
    where: 'portal.azure.com > App registrations > your app > Certificates & secrets > Client secrets > Value',
    required: 'with Teams',
    shape: secret,
  },
  MICROSOFT_APP_TENANT_ID: {
    meaning: 'The Microsoft 365 organisation that is served, and no other',
    where: 'portal.azure.com > App registrations > your app > Overview > Directory (tenant) ID',
    required: 'with Teams',
    shape: guid,
  },
  MICROSOFT_APP_TYPE: {
    meaning: 'How the bot is registered: SingleTenant or MultiTenant',
    where: 'portal.azure.com > Azure Bot > Configuration > Bot Type',
    required: false,
    fallback: 'SingleTenant',
    shape: oneOf(['SingleTenant', 'MultiTenant'], 'must be SingleTenant or MultiTenant'),
  },
} as const;
