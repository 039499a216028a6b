import type { Express } from 'express';
import type { Present } from '../../cards/present.ts';
import type { App } from '../../src/app.ts';
import type { WorkspaceId } from '../../src/company/company.ts';
import type { Log } from '../../src/ports.ts';
import { createBackground } from '../kit/background.ts';
import { listenToActions } from './actions.ts';
import { App as Bolt } from './bolt.ts';
import { clientOptions, type SlackConfig } from './client.ts';
import { listenToCommands } from './commands.ts';
import type { Desk, DeskOf } from './desk.ts';
import { listenToEvents } from './events.ts';
import { createGate } from './gate.ts';
import { createHomes } from './home.ts';
import { type Installing, mountInstalling } from './installing.ts';
import { sdkLogger } from './logger.ts';
import { createPeople } from './people.ts';
import { describeRooms } from './rooms.ts';
import { listenToShortcuts } from './shortcuts.ts';
import { listenToSubmissions } from './submissions.ts';
import { listenToSuggestions } from './suggestions.ts';
import { namedWorkspaces, type Workspaces } from './workspaces.ts';

/** What Slack's side still has to do, for a clean end and for tests. */
export interface SlackMount {
  /** Resolves when Slack has told whose tokens these are; rejects when they are no good. Requests wait for it. */
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
  /** Where the app is installed; unless told, in the one workspace that the environment names. */
  workspaces?: Workspaces;
  /** Lets people add the app to their own workspaces; absent where the operator names the one there is. */
  installing?: Installing;
}

/**
 * Puts Slack's four endpoints on an Express app, before any body parser. Asks Slack at once whose token it is.
 * Throws on an empty signing secret.
 */
export function mountSlack(express: Express, { app, config, log, present, ...given }: Parts): SlackMount {
  const { workspaces = namedWorkspaces(config, log), installing } = given;
  const background = createBackground(log, 'slack');
  const people = createPeople({ app, background });
  if (installing) mountInstalling(express, config, installing, log, kept);
  const gate = createGate(express, config, workspaces, log);
  const homes = createHomes({ app, present, people, background });
  const { withdraw } = workspaces;
  const shared = { app, present, people, homes, background, log, withdraw };
  const deskOf: DeskOf = (body): Desk => ({ ...shared, us: gate.installationFor(body) });

  const bolt = new Bolt({
    receiver: gate,
    clientOptions: clientOptions(config, log),
    logger: sdkLogger(log),
    authorize: async (_, body) => {
      const { team, botUser, botId, token } = gate.installationFor(body ?? {});
      return { teamId: team, botToken: token, botUserId: botUser, botId };
    },
    // Our own guard looks at every event; Bolt's memory of conversations would only grow.
    ignoreSelf: false,
    convoStore: false,
  });
  bolt.error(async (error) => {
    log.error('slack: a request failed', { error: error.original ?? error });
    throw error;
  });
  listenToCommands(bolt, deskOf);
  listenToShortcuts(bolt, deskOf);
  listenToActions(bolt, deskOf);
  listenToSubmissions(bolt, deskOf);
  listenToSuggestions(bolt, deskOf);
  listenToEvents(bolt, deskOf);

  /** Slack tells nobody that the app is in a channel again that it had left when it was removed. */
  function kept(workspace: WorkspaceId): void {
    background.run('looking at rooms after an installation', async () => {
      const us = await workspaces.find(workspace);
      if (us) await describeRooms(app, us, { left: true });
      await app.appMoved(workspace, 'app-installed', new Date());
    });
  }

  const ready = async () => void (await workspaces.all());
  workspaces.all().then(
    (installed) => {
      for (const us of installed) background.run('describing rooms', () => describeRooms(app, us));
    },
    (error: unknown) => log.error('slack: auth.test failed', { error }),
  );
  return { ready, idle: () => background.idle() };
}
