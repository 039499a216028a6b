import type { Card, Form } from '../../cards/model.ts';
import { isForm, type Present } from '../../cards/present.ts';
import { toMessage } from '../../cards/render/block-kit.ts';
import type { App } from '../../src/app.ts';
import { roomId, type WorkspaceId } from '../../src/company/company.ts';
import type { Visit } from '../../src/company/visit.ts';
import type { Shown } from '../../src/front.ts';
import type { Opener, Refused } from '../../src/kernel/screen.ts';
import type { Log } from '../../src/ports.ts';
import type { Background } from '../kit/background.ts';
import { ask } from './client.ts';
import { drawForm, drawPrivate, drawSheet, type FormPlace } from './drawing.ts';
import type { Installation } from './installation.ts';
import type { People } from './people.ts';
import { picturing } from './picturing.ts';

/** What every listener works with, in one workspace. */
export interface Desk {
  app: App;
  present: Present;
  us: Installation;
  people: People;
  homes: Homes;
  background: Background;
  log: Log;
  /** Removed at that time: `false` when it has been installed anew since. */
  withdraw(workspace: WorkspaceId, at: Date): Promise<boolean>;
}

/** The desk of the workspace that a request is for: the gate has found it. */
export type DeskOf = (body: object) => Desk;
/** The app's home tab of each member, as they have turned it. It is drawn after whatever it is drawn for. */
export interface Homes {
  /** Somebody opened it: it stands there as it does for who opens it first. */
  opened(us: Installation, visit: Visit): void;
  /** Something was pressed in it that all of it answers to. */
  turned(us: Installation, visit: Visit, pressed: Opener, shown: Shown): void;
  /** What came of something that was started there: said above the rest, until that changes. */
  tell(us: Installation, visit: Visit, told: Card): void;
}

/** Who did something and where, and the ways Slack gives to answer them. */
export interface Place extends FormPlace {
  user: string;
  /** Opens one modal, within three seconds. */
  trigger: string;
  /** The modal that shows a card, where it was done on one. */
  sheet?: string | undefined;
}

/** Somebody as a request names them. `team_id`: their own workspace, where Slack says it. */
export interface Named {
  id: string;
  team_id?: string | undefined;
}

/** What somebody did, as Slack tells it. Whoever is of another workspace speaks through a shared channel. */
export const visitOf = (us: Installation, user: Named, channel: string | undefined, key: string): Visit => ({
  workspace: us.workspace,
  person: { id: user.id, ...(user.team_id && user.team_id !== us.team ? { standing: 'outsider' } : {}) },
  room: roomOf(us.workspace, channel),
  key,
});

/** A direct conversation (`D...`) is no room: what is asked for there is shown where the company is told. */
const roomOf = (workspace: WorkspaceId, channel: string | undefined) =>
  channel && !channel.startsWith('D') ? roomId(workspace, channel) : undefined;

const TRY_AGAIN: Refused = { kind: 'refused', refusal: { code: 'try-again' } };
/** Where something failed that may well succeed in a moment. */
export const sorry = ({ tongue, company }: Omit<Shown, 'screen'>): Shown => ({ screen: TRY_AGAIN, tongue, company });

/** Shows something after the acknowledgement: a form as a modal, anything else for one person's eyes. */
export async function show(desk: Desk, place: Place, shown: Shown, replace = false): Promise<void> {
  const drawn = desk.present(shown);
  if (isForm(drawn)) return open(desk, place, drawn, shown);
  if (place.home || place.sheet || shown.screen.isSheet) return lay(desk, place, drawn, shown);
  if (place.url) await desk.us.respond(place.url, { ...drawPrivate(drawn), replace_original: replace });
  else if (!place.channel) await tellDirectly(desk, place, drawn);
}

/** From the home tab Slack gives no address to answer to: the member reads it in their own conversation with the app. */
async function tellDirectly({ us: { client } }: Desk, { user }: Place, card: Card): Promise<void> {
  const { text, blocks } = toMessage(card);
  await ask('chat.postMessage', () => client.chat.postMessage({ channel: user, text, blocks }));
}

async function open({ us: { client } }: Desk, place: Place, form: Form, { tongue }: Shown): Promise<void> {
  const asked = { trigger_id: place.trigger, view: drawForm(form, { ...place, tongue }) };
  if (place.sheet) await ask('views.push', () => client.views.push(asked));
  else await ask('views.open', () => client.views.open(asked));
}

/**
 * Where no message can be, or none is wanted: a card as a modal. What one looks on in takes the place of what was pressed on;
 * what only came of the press lies over it, and closing it leads back.
 */
async function lay(desk: Desk, { sheet, trigger }: Place, card: Card, { tongue, screen }: Shown): Promise<void> {
  const { client } = desk.us;
  const seen = (act: (view: ReturnType<typeof drawSheet>) => Promise<unknown>) =>
    picturing(card, (drawn) => act(drawSheet(drawn, tongue)));
  const replace = (id: string) => seen((view) => ask('views.update', () => client.views.update({ view_id: id, view })));
  if (!sheet) await seen((view) => ask('views.open', () => client.views.open({ trigger_id: trigger, view })));
  else if (screen.isSheet) await replace(sheet);
  else
    await seen((view) => ask('views.push', () => client.views.push({ trigger_id: trigger, view }))).catch(
      (error: unknown) => {
        // Too late for it, or three lie there already (Slack): it is read all the same.
        desk.log.info('said in place of what was pressed on', { error });
        return replace(sheet);
      },
    );
}

/** Drawn, where no form can be. */
export function cardOf(desk: Pick<Desk, 'present'>, shown: Shown): Card {
  const drawn = desk.present(shown);
  if (isForm(drawn)) throw new Error(`${shown.screen.kind} is a form, and none can be shown here`);
  return drawn;
}
