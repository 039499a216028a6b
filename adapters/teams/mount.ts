import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import type { Present } from '../../cards/present.ts';
import type { App } from '../../src/app.ts';
import type { Person, Visit } from '../../src/company/visit.ts';
import type { TeamsConfig } from '../../src/config.ts';
import type { Log } from '../../src/ports.ts';
import { createBackground } from '../kit/background.ts';
import { succeedOnce } from '../kit/once.ts';
import { Unreadable } from '../kit/reading.ts';
import { require } from '../kit/require.ts';
import { readActivity, type ToldActivity } from './activity.ts';
import { createConnector } from './connector.ts';
import type { Desk } from './desk.ts';
import type { Trust } from './gate.ts';
import { createPeople } from './people.ts';
import { createQuestions } from './questions.ts';
import { createRooms } from './rooms.ts';
import { type Tenants, tenantsOf } from './tenants.ts';

/** A form with a long message comes back whole, with its preview. */
const BODY_LIMIT = '256kb';
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** The same for everyone who should not be here: a status, and not a word. */
const refuse = (response: Response, status: 400 | 401) => void response.status(status).end();

/** What Teams' side still has to do, for a clean end and for tests. */
export interface TeamsMount {
  /** Resolves when everything that goes on after an answer is done. */
  idle(): Promise<void>;
  /** Who somebody is, as the rosters of the company's rooms say; `unknown` where none has them. */
  meet(by: Pick<Visit, 'workspace' | 'person'>): Promise<Person>;
  /** Somebody is there again: what the app knows of them is asked for again where it is old, and nobody waits for it. */
  keepUp(by: Pick<Visit, 'workspace' | 'person'>): void;
}

interface Parts {
  app: App;
  config: TeamsConfig;
  log: Log;
  /** How what is shown looks. */
  present: Present;
  /** Who is served; unless told, the one organisation that the environment names. */
  tenants?: Tenants;
}

/**
 * Puts Teams' endpoint on an Express app: the token, size, shape, organisation and service URL are checked, in
 * this order: not a byte is read from whoever is not Teams.
 * Throws on an empty app id, without which the SDK would let everybody in.
 */
export function mountTeams(server: Express, { app, config, log, present, ...given }: Parts): TeamsMount {
  if (!config.appId) throw new Error('MICROSOFT_APP_ID is empty: anybody could speak for Teams');
  const background = createBackground(log, 'teams');
  const connector = createConnector(config, log);
  const { tenants = tenantsOf(config) } = given;
  const rooms = createRooms(app, connector, background);
  const questions = createQuestions(config.password);
  const people = createPeople({ app, connector, background, config });
  const desk: Desk = { app, present, connector, rooms, people, background, log, questions };

  // Bot Framework takes half a second and 60 MB to load: only once Teams speaks.
  const speaking = succeedOnce(async () => {
    // The bot's files import it; loaded this way first, a failure is not kept.
    require('botbuilder');
    const [{ Gate }, { QuittanceBot }] = await Promise.all([import('./gate.ts'), import('./bot.ts')]);
    return { gate: new Gate(config, tenants, log), bot: new QuittanceBot(desk) };
  });

  const verify: RequestHandler = async ({ headers }, response, next) => {
    const { gate } = await speaking();
    response.locals.trust = await gate.verify(headers.authorization ?? '');
    if (response.locals.trust) next();
    else refuse(response, 401);
  };

  function read(body: unknown): ToldActivity | undefined {
    try {
      return readActivity(body);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      log.warn('teams: a request cannot be read', { why: error.message });
      return undefined;
    }
  }

  async function receive({ body }: Request, response: Response): Promise<void> {
    const { gate, bot } = await speaking();
    const trust: Trust = response.locals.trust;
    const told = read(body);
    if (!told) return refuse(response, 400);
    const heard = await gate.admit(trust, told);
    if (!heard) return refuse(response, 401);
    const answer = await gate.turn(trust, heard, (context) => bot.run(context));
    if (answer?.body === undefined) response.status(answer?.status ?? 200).end();
    else response.status(answer.status).json(answer.body);
  }

  server.post('/api/messages', promising(config), verify, express.json({ limit: BODY_LIMIT }), receive);
  return {
    idle: () => background.idle(),
    async meet({ workspace, person }) {
      const whom = { workspace, memberId: person.id };
      return { ...person, standing: await people.standingOf(whom), email: people.emailOf(whom) };
    },
    keepUp: ({ workspace, person }) => people.keepUp({ workspace, memberId: person.id }),
  };
}

/** Only what has the shape of a token is worth a look, or what comes from this machine. */
const promising =
  ({ unauthenticated }: TeamsConfig): RequestHandler =>
  (request, response, next) => {
    const admitted = unauthenticated
      ? LOOPBACK.has(request.socket.remoteAddress ?? '')
      : /^Bearer [\w-]+\.[\w-]+\.[\w-]+$/.test(request.headers.authorization ?? '');
    if (admitted) next();
    else refuse(response, 401);
  };
