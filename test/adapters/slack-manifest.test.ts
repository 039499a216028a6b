import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ENDPOINTS } from '../../adapters/slack/gate.ts';
import { EXAMPLE, writeManifests } from '../../manifests/build.ts';
import { BOT_EVENTS, BOT_SCOPES, slackManifest } from '../../manifests/slack.ts';
import { COMMANDS } from '../../src/features.ts';

const manifest = slackManifest('https://pay.garage.example');

test('Slack is pointed at the four addresses that are served', () => {
  const { event_subscriptions, interactivity } = manifest.settings;
  const named = [
    ...new Set(manifest.features.slash_commands.map(({ url }) => url)),
    interactivity.request_url,
    interactivity.message_menu_options_url,
    event_subscriptions.request_url,
  ];
  expect(named).toEqual(
    [ENDPOINTS.commands, ENDPOINTS.interactivity, ENDPOINTS.options, ENDPOINTS.events].map(
      (path) => `https://pay.garage.example${path}`,
    ),
  );
  expect(JSON.stringify(manifest)).not.toContain('{PUBLIC_URL}');
});

test('every command is there, with an example of what to type in both languages', () => {
  for (const [index, { name, example, description }] of COMMANDS.entries()) {
    const command = manifest.features.slash_commands[index];
    expect(command?.command).toBe(`/${name}`);
    for (const tongue of ['fr', 'en'] as const) {
      expect(example[tongue]).toContain(`/${name}`);
      expect(command?.usage_hint ?? '').toContain(example[tongue].slice(`/${name}`.length).trim());
      expect(command?.description).toContain(description[tongue]);
    }
  }
});

test('what starts from a message is in its menu, in both languages, as long as Slack shows it', () => {
  const { shortcuts } = manifest.features;
  expect(shortcuts).toContainEqual({
    name: 'Payment · Paiement',
    type: 'message',
    callback_id: 'quickpay',
    description: 'Ask a customer for a payment by text message · Demander un paiement à un client par texto',
  });
  expect(shortcuts.map(({ callback_id }) => callback_id)).toEqual(
    COMMANDS.filter(({ fromMessage }) => fromMessage).map(({ name }) => name),
  );
  for (const { name, description } of shortcuts)
    expect([name.length <= 24, description.length <= 150]).toEqual([true, true]);
});

test('every scope says what it is for, and the scopes that events need are among them', () => {
  for (const reason of Object.values(BOT_SCOPES)) expect(reason.length).toBeGreaterThan(10);
  expect(manifest.oauth_config.scopes.bot).toEqual(Object.keys(BOT_SCOPES));
  const history = (event: string) =>
    event.startsWith('message.') ? [`${event.slice('message.'.length)}:history`] : [];
  const needs = BOT_EVENTS.flatMap((event) =>
    /^(channel|member)_/.test(event)
      ? ['channels:read']
      : event.startsWith('group_')
        ? ['groups:read']
        : history(event),
  );
  expect(Object.keys(BOT_SCOPES)).toEqual(expect.arrayContaining(needs));
});

test('of what people write, the app hears what stands in the channels it was invited to, and nothing else', () => {
  const heard = BOT_EVENTS.filter((event) => event.startsWith('message') || event === 'app_mention');
  expect(heard).toEqual(['message.channels', 'message.groups']);
});

test('the file is written for an address with or without a slash at its end', () => {
  const directory = mkdtempSync(join(tmpdir(), 'manifests-'));
  const [file = ''] = writeManifests(directory, { ...EXAMPLE, publicUrl: 'https://pay.garage.example/' });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(manifest);
  rmSync(directory, { recursive: true });
});
