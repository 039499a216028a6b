/** What can be made to go wrong while one watches. */
import type { Manners } from '../deliveries.ts';
import type { FaultRule } from '../stand-in.ts';
import type { Vendors } from './vendors.ts';

export const SWITCHES = [
  'slack-slow',
  'teams-slow',
  'teams-down',
  'teams-refuses',
  'twilio-down',
  'twilio-busy',
  'twilio-slow',
  'answers-lost',
  'webhooks-twice',
] as const;
export type Switch = (typeof SWITCHES)[number];

type Rules = Partial<Record<'slack' | 'teams' | 'twilio' | 'stripe', FaultRule[]>>;

/** What puts a message into Teams, or changes one there. */
const WRITES = /^(sendToConversation|replyToActivity|updateActivity|createConversation)$/;
/** What is written, and what the app answers without writing. */
const SHOWN = { slack: /^(chat\.|views\.|response_url$|answer$)/, teams: new RegExp(`${WRITES.source}|^answer$`) };
const SENDS = /^(sendToConversation|replyToActivity)$/;

const FAULTS: Record<Switch, Rules> = {
  'slack-slow': { slack: [{ kind: 'delay', ms: 2_000, operation: SHOWN.slack }] },
  'teams-slow': { teams: [{ kind: 'delay', ms: 2_000, operation: SHOWN.teams }] },
  'teams-down': { teams: [{ kind: 'server-error', status: 502, operation: WRITES }] },
  'teams-refuses': { teams: [{ kind: 'server-error', status: 403, operation: WRITES }] },
  'twilio-down': { twilio: [{ kind: 'server-error', status: 503 }] },
  'twilio-busy': {
    twilio: [{ kind: 'rate-limited', retryAfterSeconds: 2, operation: 'messages.create', chance: 0.7 }],
  },
  'twilio-slow': { twilio: [{ kind: 'delay', ms: 4_000, operation: 'messages.create' }] },
  'answers-lost': {
    slack: [{ kind: 'lost-after', operation: /^chat\./, chance: 0.5 }],
    teams: [{ kind: 'lost-after', operation: SENDS, chance: 0.5 }],
    twilio: [{ kind: 'lost-after', operation: 'messages.create', chance: 0.5 }],
  },
  'webhooks-twice': {},
};

const USUAL: Partial<Manners> = { duplicateChance: 0, shuffleMs: 0 };
const UNRULY: Partial<Manners> = { duplicateChance: 1, shuffleMs: 400 };

/** Switches faults of the stand-ins on and off; gives those that are on. */
export function createSwitches({ slack, teams, twilio, stripe }: Vendors) {
  const on = new Set<Switch>();

  function obey(): void {
    for (const [name, { faults }] of Object.entries({ slack, teams, twilio, stripe })) {
      faults.clear();
      for (const one of on) for (const rule of FAULTS[one][name as keyof Rules] ?? []) faults.add(rule);
    }
    const manners = on.has('webhooks-twice') ? UNRULY : USUAL;
    for (const { manners: current } of [slack.deliveries, twilio.webhooks, stripe.webhooks])
      Object.assign(current, manners);
  }

  return {
    isOn: (name: Switch) => on.has(name),
    set(name: Switch, wanted: boolean) {
      if (wanted) on.add(name);
      else on.delete(name);
      obey();
    },
  };
}

export type Switches = ReturnType<typeof createSwitches>;
