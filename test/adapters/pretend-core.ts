/** What the tests of the chat platforms share: a core that answers as it is told, and remembers what it was told. */
import type { App } from '../../src/app.ts';
import type { Company, Member, RoomId, WorkspaceId } from '../../src/company/company.ts';
import type { Phase } from '../../src/kernel/screen.ts';
import type { QuickpayForm, QuickpayValues, Screen } from '../../src/screen.ts';
import { appWith } from './web-rig.ts';

/** The workspace that belongs to the company, and whom the app has met there. */
interface Home {
  workspace: WorkspaceId;
  company: Company;
  members: Member[];
}

/** The verbs of a chat, a form's by its phase, and the rooms. */
type Told = 'command' | Phase | 'press' | 'search' | 'roomJoined' | 'roomLeft';
type Answer = Screen | Error | ((...told: never[]) => Promise<unknown> | unknown);

/** A core whose answers are set by the test, and which remembers everything it was told, in order. */
export interface PretendCore {
  app: App;
  company: Company | undefined;
  members: Map<string, Member>;
  heard: { what: Told; told: unknown[] }[];
  /** What was told to one function, call by call. */
  of(what: Told): unknown[][];
  answers: Partial<Record<Told, Answer>>;
}

export function pretendCore({ workspace, company, members }: Home): PretendCore {
  const allRooms = company.rooms.map(({ id }) => id);
  const heard: PretendCore['heard'] = [];
  const listen =
    (what: Told, usual: unknown) =>
    async (...told: unknown[]): Promise<unknown> => {
      heard.push({ what, told });
      const answer = core.answers[what];
      if (answer instanceof Error) throw answer;
      return typeof answer === 'function' ? (answer as (...all: unknown[]) => unknown)(...told) : (answer ?? usual);
    };
  const core: PretendCore = {
    company,
    members: new Map(members.map((member) => [member.id, member])),
    heard,
    of: (what) => heard.flatMap((one) => (one.what === what ? [one.told] : [])),
    answers: {},
    app: appWith({
      companyOf: async (asked) => (asked === workspace ? core.company : undefined),
      member: async (_, id) => core.members.get(id),
      introduce: async (member) => void core.members.set(member.id, member),
      welcome: async ({ room }, typed) =>
        room
          ? { ...setupForm, opener: { action: 'form.open', value: typed } }
          : { kind: 'refused', refusal: { code: 'room-missing' } },
      ...({
        command: async (actor, name, ...typed) =>
          name.endsWith('quickpay') ? listen('command', form())(actor, ...typed) : { kind: 'help' },
        form: (visitor, filled, phase, key) => {
          const sent = filled.form === 'setup' ? { kind: 'set-up', companyName: company.name } : sentTo(allRooms);
          return listen(phase, phase === 'sent' ? sent : form())(visitor, filled, key);
        },
        home: async () => ({ kind: 'help' }),
        press: listen('press', { kind: 'request-cancelled', reference: 'RO4821' }),
        search: listen('search', []),
        roomJoined: listen('roomJoined', undefined),
        roomLeft: listen('roomLeft', undefined),
      } as Partial<App>),
    }),
  };
  return core;
}

const setupForm: Screen & { kind: 'setup-form' } = {
  kind: 'setup-form',
  values: { name: '', phone: '', language: 'fr-CA', timeZone: 'America/Toronto' },
  problems: {},
};

const EMPTY: QuickpayValues = {
  customer: '',
  name: '',
  amount: '',
  reference: '',
  reply: 'payment-request',
  message: '',
  language: 'auto',
};

export const form = (values: Partial<QuickpayValues> = {}, more: Partial<QuickpayForm> = {}): QuickpayForm => ({
  kind: 'quickpay-form',
  values: { ...EMPTY, ...values },
  problems: {},
  warnings: [],
  tongue: 'fr',
  ...more,
});

export const sentTo = (shownIn: RoomId[]): Screen => ({
  kind: 'request-sent',
  to: 'Julie Tremblay',
  amount: { minor: 12_550, currency: 'CAD' },
  reference: 'RO4821',
  shownIn,
});

export const question = (draftId = 'drf_1'): Screen => ({
  kind: 'quickpay-confirmation',
  draftId,
  amount: { minor: 12_550, currency: 'CAD' },
  reference: 'RO4821',
  preview: {
    text: 'Garage Boréal: 125,50 $',
    to: { phone: '+15145550188' },
    tongue: 'fr',
    characters: 23,
    segments: 1,
    costly: [],
    segmentsWithout: 1,
  },
  warnings: [],
});
