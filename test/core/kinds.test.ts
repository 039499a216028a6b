import { beforeEach, describe, expect, test } from '@jest/globals';
import { createApp } from '../../src/app.ts';
import { oneTextSender } from '../../src/company/text-senders.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Ports } from '../../src/ports.ts';
import { type Announcer, unchanged } from '../../src/promises/announcer.ts';
import { createDelivery, kindOf } from '../../src/promises/deliver.ts';
import {
  type Announcing,
  announcing,
  type Fact,
  type Moment,
  momentOf,
  promising,
  redrawn,
} from '../../src/promises/outbox.ts';
import type { AnnouncingDocuments, Rooms } from '../../src/promises/ports.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { countingIds, minutesAfter, NOON } from '../fixtures/requests.ts';

/** A kind of document that no feature of the product has: it is delivered like any other, without a line for it. */
interface Parcel extends Announcing<ParcelNews, 'weigh' | 'insure'> {
  weight?: number;
  isInsured?: boolean;
}
type ParcelNews = Fact & { kind: 'weighed' | 'lost' };

const clock = { at: NOON, now: () => clock.at };
const newId = countingIds();
const moment = (): Moment => momentOf({ clock, newId });
const stored = new Map<string, Parcel>();
const said: string[] = [];
/** How the calls to the outside end, first to last; after them they succeed. */
const ends: Error[] = [];

const documents: AnnouncingDocuments<Parcel> = {
  async insert(parcel) {
    stored.set(parcel.id, parcel);
    return true;
  },
  get: async (_, id) => stored.get(id),
  async replace(parcel) {
    if (stored.get(parcel.id)?.revision !== parcel.revision) return false;
    stored.set(parcel.id, { ...parcel, revision: parcel.revision + 1 });
    return true;
  },
  async *due(until) {
    for (const parcel of stored.values()) if (parcel.due && parcel.due <= until) yield parcel;
  },
};

function call<T>(what: string, answer: T): T {
  said.push(what);
  const end = ends.shift();
  if (end) throw end;
  return answer;
}

const announcer: Announcer<Parcel, string> = {
  documents,
  card: async ({ weight }) => `card: ${weight ?? 'not weighed'}`,
  news: async (_, { kind }) => ({ message: kind, wholeRoom: kind === 'lost' }),
  root: async (parcel) => parcel,
  isOnCard: ({ kind }) => kind === 'weighed',
  placed: async () => undefined,
  errands: {
    weigh: {
      lane: 'scales',
      harmless: false,
      async keep(_, about, triedSince) {
        const weight = call(triedSince ? `read the scales of ${about}` : `weigh on ${about}`, 12);
        return (now) => announcing({ ...redrawn(now, moment()), weight }, { kind: 'weighed', at: NOON }, moment());
      },
      never: () => (now) => announcing(now, { kind: 'lost', at: NOON }, moment()),
    },
    insure: {
      lane: 'insurers',
      harmless: true,
      keep: async () => (now) => ({ ...now, isInsured: true }),
      never: () => unchanged,
    },
  },
};

const rooms: Rooms<string> = {
  post: async ({ room }, _, message, thread) =>
    call(`${room}: ${message}${thread ? ` under ${thread.messageId}${thread.wholeRoom ? ' for all' : ''}` : ''}`, 'm1'),
  update: async (_, messageId, __, message) => call(`${messageId} becomes ${message}`, undefined),
  find: async () => undefined,
  instead: async () => [],
};
const delivery = createDelivery(new Map([['parcels', kindOf(announcer)]]), rooms, { clock, newId, log: silentLog });

async function parcel(change: (parcel: Parcel) => Parcel): Promise<() => Parcel> {
  const id = `par_${stored.size}`;
  const blank: Parcel = { id, companyId: 'com_1', revision: 0, cards: [], appearance: 0, outbox: [] };
  await documents.insert(change({ ...blank, cards: [{ room: 'slack:T1/C1', shown: 0 }] }));
  return () => stored.get(id) ?? blank;
}

beforeEach(() => {
  stored.clear();
  said.length = 0;
  ends.length = 0;
  clock.at = NOON;
});

test('a card, an errand and the news that come of it, in their order', async () => {
  const now = await parcel((blank) => promising(redrawn(blank, moment()), { name: 'weigh', about: 'sc_1' }, moment()));
  await delivery.drainDue();
  expect(said.toSorted()).toEqual([
    'm1 becomes card: 12',
    'slack:T1/C1: card: not weighed',
    'slack:T1/C1: weighed under m1',
    'weigh on sc_1',
  ]);
  expect(now()).toMatchObject({ weight: 12, outbox: [], cards: [{ messageId: 'm1', shown: 2 }] });
});

test('an errand whose answer was lost is looked for before it is done again', async () => {
  await parcel((blank) => promising(blank, { name: 'weigh', about: 'sc_1' }, moment()));
  ends.push(new Outage('scales', 'weigh', { outcome: 'unclear' }));
  await delivery.drainDue();
  clock.at = minutesAfter(1);
  await delivery.drainDue();
  expect(said.slice(0, 2)).toEqual(['weigh on sc_1', 'read the scales of sc_1']);
});

test('an errand that can never be done becomes what its feature says', async () => {
  const now = await parcel((blank) => promising(blank, { name: 'weigh', about: 'sc_1' }, moment()));
  ends.push(new Outage('scales', 'weigh', { outcome: 'never' }));
  await delivery.drainDue();
  expect(said).toEqual(['weigh on sc_1', 'slack:T1/C1: lost']);
  expect(now().outbox).toEqual([]);
});

test('an errand that is due later waits for its time', async () => {
  const now = await parcel((blank) => promising(blank, { name: 'insure' }, moment(), minutesAfter(10)));
  await delivery.drainDue();
  expect(now().isInsured).toBeUndefined();
  clock.at = minutesAfter(10);
  await delivery.drainDue();
  expect(now()).toMatchObject({ isInsured: true, outbox: [] });
});

describe('a kind that nothing announces', () => {
  const settings = { publicUrl: 'https://pay.example', textSenders: oneTextSender('+1'), linkSecret: Buffer.alloc(32) };

  test('does not start', () => {
    const store = { parcels: documents } as object as Ports['store'];
    const ports: Ports = { ...({} as Ports), store, clock, newId, log: silentLog };
    expect(() => createApp(ports, settings, [])).toThrow('no feature announces parcels');
  });

  test('is delivered by no mistake', () => {
    expect(() => delivery.wake('letters', {} as Announcing)).toThrow('nothing announces letters');
  });
});
