import { App as Bolt } from '@slack/bolt';
import type { Express } from 'express';
import type { Present } from '../../cards/present.ts';
import type { App } from '../../src/app.ts';
import type { Log } from '../../src/ports.ts';
import { createBackground } from '../kit/background.ts';
import { listenToActions } from './actions.ts';
import { clientOptions, createClient, createRespond, type SlackConfig } from './client.ts';
import { listenToCommands } from './commands.ts';
import type { Desk } from './desk.ts';
import { listenToEvents } from './events.ts';
import { createGate } from './gate.ts';
import { createIdentity } from './identity.ts';
import { sdkLogger } from './logger.ts';
import { createPeople } from './people.ts';
import { describeRooms } from './rooms.ts';
import { listenToSubmissions } from './submissions.ts';
import { listenToSuggestions } from './suggestions.ts';

/** What Slack's side still has to do, for a clean end and for tests. */
export interface SlackMount {
  /** Resolves when Slack has told whose token this is; rejects when it is no good. Requests wait for it. */
  ready(): Promise<void>;
  /** Resolves when everything that goes on after an acknowledgement is done. */
  idle(): Promise<void>;
}

interface Parts {
  app: App;
  config: SlackConfig;
  log: Log;
  /** How what is shown looks. */
  present: Present;
}

/**
 * Puts Slack's four endpoints on an Express app, before any body parser. Asks Slack at once whose token it is.
 * Throws on an empty signing secret.
 */
export function mountSlack(express: Express, { app, config, log, present }: Parts): SlackMount {
  const client = createClient(config, log);
  const identity = createIdentity(client);
  const background = createBackground(log, 'slack');
  const people = createPeople({ app, client, identity, background });
  const respond = createRespond(config);
  const desk: Desk = { app, present, client, respond, identity, people, background, log };

  const bolt = new Bolt({
    receiver: createGate(express, config, identity, log),
    clientOptions: clientOptions(config, log),
    logger: sdkLogger(log),
    // The gate has let only our workspace through.
    authorize: async () => {
      const { team, botUser, botId } = await identity();
      return { teamId: team, botToken: config.botToken, botUserId: botUser, botId };
    },
    // Our own guard looks at every event; Bolt's memory of conversations would only grow.
    ignoreSelf: false,
    convoStore: false,
  });
  bolt.error(async (error) => {
    log.error('slack: a request failed', { error: error.original ?? error });
    throw error;
  });
  listenToCommands(bolt, desk);
  listenToActions(bolt, desk);
  listenToSubmissions(bolt, desk);
  listenToSuggestions(bolt, desk);
  listenToEvents(bolt, desk);

  const ready = async () => void (await identity());
  ready().then(
    () => background.run('describing rooms', async () => describeRooms(app, client, (await identity()).workspace)),
    (error: unknown) => log.error('slack: auth.test failed', { error }),
  );
  return { ready, idle: () => background.idle() };
}
