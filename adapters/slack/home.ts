import type { Card } from '../../cards/model.ts';
import type { Present } from '../../cards/present.ts';
import type { App } from '../../src/app.ts';
import type { Visit } from '../../src/company/visit.ts';
import type { Shown } from '../../src/front.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Opener } from '../../src/kernel/screen.ts';
import type { Background } from '../kit/background.ts';
import { actFor } from './attend.ts';
import { ask } from './client.ts';
import { cardOf, type Homes } from './desk.ts';
import { drawHome } from './drawing.ts';
import type { Installation } from './installation.ts';
import { createPace } from './pace.ts';
import type { People } from './people.ts';

/** Who looked so lately is shown what changes; Slack does not say when they look away. */
const LATELY_MS = 15 * 60_000;
const MOST_LOOKERS = 200;
/** What changes in one go is drawn once, and for one person not more often than this. */
const SOON_MS = 1_500;
const APART_MS = 8_000;
/** What another process has changed is found by looking again. */
const AGAIN_MS = 60_000;
/** `views.publish` may be called 100 times a minute and workspace (docs.slack.dev/reference/methods/views.publish). */
const PACE = { burst: 20, perSecond: 1 };

/** Somebody who has the home tab open, or had lately. */
interface Looker {
  us: Installation;
  visit: Visit;
  companyId?: string | undefined;
  /** What was pressed last that the whole tab answered to. */
  turned?: Opener | undefined;
  lookedAt: number;
  drawnAt: number;
  /** As Slack has it. */
  drawn?: string;
  /** One thing after the other is drawn. */
  turn: Promise<void>;
  timer?: NodeJS.Timeout | undefined;
}

interface Parts {
  app: App;
  present: Present;
  people: People;
  background: Background;
}

/** Draws home tabs, and draws them again when something changes for who looked lately. */
export function createHomes({ app, present, people, background }: Parts, now: () => number = Date.now): Homes {
  const lookers = new Map<string, Looker>();
  const pace = createPace(PACE, now);

  function lookerOf(us: Installation, visit: Visit): Looker {
    const id = `${us.team}/${visit.person.id}`;
    const known = lookers.get(id);
    const looker = known ?? { us, visit, lookedAt: 0, drawnAt: 0, turn: Promise.resolve() };
    // The last to look stands last, and the first is forgotten first.
    lookers.delete(id);
    lookers.set(id, Object.assign(looker, { us, visit, lookedAt: now() }));
    const [oldest] = lookers.keys();
    if (lookers.size > MOST_LOOKERS && oldest) forget(oldest);
    return looker;
  }

  function forget(id: string): void {
    clearTimeout(lookers.get(id)?.timer);
    lookers.delete(id);
  }

  async function shownTo({ us, visit, turned }: Looker): Promise<Shown> {
    const act = (by: Visit) => (turned ? app.press(by, turned) : app.home(by));
    const reply = await act(visit);
    return reply === 'unmet' ? actFor(await people.meet(us, visit), act) : reply;
  }

  /** `above`: what is said once, above all the rest. */
  async function publish(looker: Looker, shown: Shown, above: Card['blocks'] = []): Promise<void> {
    const { summary, blocks } = cardOf({ present }, shown);
    const view = drawHome({ summary, blocks: [...above, ...blocks] });
    const drawn = JSON.stringify(view);
    looker.companyId = shown.company?.id;
    if (drawn === looker.drawn) return;
    const { team, client } = looker.us;
    const wait = pace.take(team);
    if (wait > 0) return later(looker, wait);
    const user_id = looker.visit.person.id;
    try {
      await ask('views.publish', () => client.views.publish({ user_id, view }));
      Object.assign(looker, { drawn, drawnAt: now() });
    } catch (error) {
      if (!(error instanceof Outage) || error.retryAfterMs === undefined) throw error;
      pace.rest(team, error.retryAfterMs);
      later(looker, error.retryAfterMs);
    }
  }

  /** In turn with whatever else is drawn for them. */
  function draw(looker: Looker, work: () => Promise<void>): void {
    const before = looker.turn;
    const done = Promise.withResolvers<void>();
    looker.turn = done.promise;
    background.run('drawing the home tab', async () => {
      await before;
      await work().finally(done.resolve);
    });
  }

  function later(looker: Looker, ms: number): void {
    if (looker.timer) return;
    looker.timer = setTimeout(() => {
      looker.timer = undefined;
      draw(looker, async () => {
        const shown = await shownTo(looker);
        // What stands there is better than that something went wrong.
        if (!shown.failed) await publish(looker, shown);
      });
    }, ms);
    looker.timer.unref();
  }

  function changed(companyId?: string): void {
    for (const [id, looker] of lookers) {
      if (now() - looker.lookedAt > LATELY_MS) forget(id);
      else if (companyId === undefined || looker.companyId === companyId)
        later(looker, Math.max(SOON_MS, looker.drawnAt + APART_MS - now()));
    }
  }
  app.watch(changed);
  setInterval(changed, AGAIN_MS).unref();

  return {
    opened(us, visit) {
      const looker = lookerOf(us, visit);
      Object.assign(looker, { turned: undefined, drawn: undefined });
      draw(looker, async () => publish(looker, await shownTo(looker)));
    },

    turned(us, visit, pressed, shown) {
      const looker = lookerOf(us, visit);
      looker.turned = pressed;
      draw(looker, () => publish(looker, shown));
    },

    tell(us, visit, told) {
      const looker = lookerOf(us, visit);
      draw(looker, async () => publish(looker, await shownTo(looker), told.blocks));
    },
  };
}
