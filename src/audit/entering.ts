import type { Act, Audited, Owing, Trail } from '../kernel/act.ts';
import type { Log } from '../kernel/ports.ts';
import { Outage } from '../kernel/refusal.ts';
import type { AuditRows } from './ports.ts';
import { type AuditRow, rowOf } from './row.ts';

/** An act may be two seconds old before it is entered: what delivers its document goes first. */
const SOON_MS = 2_000;
const TRIES = 100;
/** Of one company's documents, as many are read at once; whoever looks the log through waits for no more of each kind. */
const AT_ONCE = 50;
/** Of as many companies the end of the log is remembered. */
const MOST_HEADS = 5_000;

/** Enters what was done in the audit log. */
export interface Auditing {
  /** Enters everything that is owed by now, and waits for it. */
  enter(): Promise<void>;
  /**
   * Enters what one company owes, whatever any other does: the oldest of it, as much as somebody may wait for, or with
   * `all` everything.
   */
  enterOf(companyId: string, how?: { all: boolean }): Promise<void>;
  /** Something may be owed: it is entered in a moment, if the app was started. */
  soon(): void;
  start(): void;
  stop(): Promise<void>;
}

/**
 * Each act is written with what it changes, and stands there until it is in the log: whoever dies in between leaves it to
 * the next look. Twice at once is harmless, as no act and no number is entered twice. `heard`: told of each before it counts
 * as entered, perhaps more than once.
 */
export function createEntering(
  trails: ReadonlyMap<string, Trail>,
  rows: AuditRows,
  log: Log,
  heard: (companyId: string, act: Act) => Promise<void> = async () => undefined,
): Auditing {
  const heads = new Map<string, AuditRow>();
  /** Whatever became of the look before: whoever asked for it has heard. */
  const looked = { before: Promise.resolve() };
  let timer: NodeJS.Timeout | undefined;
  let isOn = false;

  async function enterOne(companyId: string, about: string, act: Owing['acts'][number]): Promise<void> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const last = heads.get(companyId) ?? (await rows.last(companyId));
      const row = rowOf(act, about, companyId, last);
      if (await rows.add(row)) {
        if (heads.size >= MOST_HEADS) heads.clear();
        heads.set(companyId, row);
        return;
      }
      heads.delete(companyId);
      if (await rows.has(companyId, about, act.key)) return;
    }
    throw new Outage('store', 'enter', { outcome: 'no' });
  }

  /** `false` where it waits for another look. */
  async function enterOwing(kind: string, trail: Trail, owing: Owing): Promise<boolean> {
    try {
      for (const act of owing.acts) {
        await enterOne(owing.companyId, `${kind} ${owing.id}`, act);
        await heard(owing.companyId, act);
      }
      await trail.entered(owing);
      return true;
    } catch (error) {
      // One that cannot be entered keeps none of the others out.
      log.error('an act waits for the audit log', { kind, document: owing.id, error });
      return false;
    }
  }

  async function enterAll(): Promise<void> {
    for (const [kind, trail] of trails) for await (const owing of trail.owed()) await enterOwing(kind, trail, owing);
  }

  async function enterOf(companyId: string, { all } = { all: false }): Promise<void> {
    for (const [kind, trail] of trails)
      for (let isMore = true; isMore; ) {
        const owed = await trail.owedIn(companyId, AT_ONCE);
        let entered = 0;
        for (const owing of owed) if (await enterOwing(kind, trail, owing)) entered += 1;
        isMore = all && owed.length === AT_ONCE && entered > 0;
      }
  }

  function enter(): Promise<void> {
    const mine = looked.before.then(enterAll);
    const over = () => undefined;
    looked.before = mine.then(over, over);
    return mine;
  }

  return {
    enter,
    enterOf,
    soon() {
      if (!isOn || timer) return;
      timer = setTimeout(() => {
        timer = undefined;
        enter().catch((error: unknown) => log.warn('the audit log is written later', { error }));
      }, SOON_MS);
    },
    start() {
      isOn = true;
    },
    async stop() {
      isOn = false;
      clearTimeout(timer);
      timer = undefined;
      await looked.before;
    },
  };
}

/** The trails of a store, by the kind of document. */
export const trailsIn = (store: object): ReadonlyMap<string, Trail> =>
  new Map(
    Object.entries(store).flatMap(([kind, documents]: [string, Partial<Audited>]) =>
      documents.trail ? [[kind, documents.trail] as const] : [],
    ),
  );

/** What writes documents whose acts are entered. */
const WRITES = ['insert', 'insertMany', 'replace', 'found', 'link', 'put'];

/** The same store, which says of every write of such documents that something may be owed. */
export function telling<S extends object>(store: S, soon: () => void): S {
  const heard = Object.entries(store).map(([kind, documents]: [string, Record<string, unknown>]) => {
    if (!('trail' in documents)) return [kind, documents];
    const writes = WRITES.flatMap((name) => {
      const write = documents[name];
      if (typeof write !== 'function') return [];
      const told = async (...given: unknown[]) => {
        const done: unknown = await write(...given);
        soon();
        return done;
      };
      return [[name, told]];
    });
    return [kind, { ...documents, ...Object.fromEntries(writes) }];
  });
  return Object.fromEntries(heard) as S;
}
