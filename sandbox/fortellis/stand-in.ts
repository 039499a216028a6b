/** A stand-in for CDK's interfaces at Fortellis over loopback HTTP, with the books of an invented dealer behind it. */
import {
  type Call,
  createEventLog,
  createFaults,
  createRandom,
  type EventLog,
  type Faults,
  type StandIn,
  startStandIn,
} from '../stand-in.ts';
import { createApi, type Oddity, operationOf, refusalAnswer } from './api.ts';
import { type Books, createDealer, type Dealer } from './dealer.ts';

export interface FortellisOptions {
  port?: number;
  /** For print-outs, so that a failure can be replayed; by chance by default. */
  seed?: number;
  clientId: string;
  clientSecret: string;
  subscriptionId: string;
  departments?: string[];
  books: Books;
  /** 3,600 seconds by default, as Fortellis has it. */
  tokenSeconds?: number;
  /** How long an extract is worked on; 2 seconds by default. */
  extractSeconds?: number;
  /** Calls in a minute; 120 by default. */
  quota?: number;
  now?: () => Date;
  log?: EventLog;
}

export interface FortellisStandIn extends StandIn {
  readonly seed: number;
  readonly faults: Faults;
  readonly dealer: Dealer;
  /** What becomes of the next extracts, instead of what should, in this order. */
  oddExtract(oddity: Oddity): void;
}

/** Starts the stand-in. Rejects when the port is taken. */
export async function startFortellis(options: FortellisOptions): Promise<FortellisStandIn> {
  const random = createRandom(options.seed);
  const faults = createFaults(random.fork('faults'));
  const { log = createEventLog(), now = () => new Date() } = options;
  const dealer = createDealer(options.books, now);
  const api = createApi({
    departments: ['SERVICE', 'PARTS'],
    ...{ tokenSeconds: 3_600, extractSeconds: 2, quota: 120 },
    ...options,
    ...{ now, dealer, random: random.fork('ids') },
  });
  const surface = {
    operation: operationOf,
    answer(call: Call) {
      const answer = api.answer(call);
      log.add({ vendor: 'fortellis', direction: 'in', what: `${call.operation} → ${answer.status ?? 200}` });
      return answer;
    },
    refuse: refusalAnswer,
  };
  const site = await startStandIn(surface, faults, options.port);
  return { ...site, seed: random.seed, faults, dealer, oddExtract: (oddity) => void api.oddities.push(oddity) };
}
