import type { Activity as SdkActivity } from 'botbuilder';
import type { KnownRoom } from '../../src/company/company.ts';
import { roomId, type WorkspaceId } from '../../src/company/company.ts';
import { type Tongue, tongueOf } from '../../src/kernel/language.ts';
import type { Said } from '../../src/kernel/screen.ts';
import { asTyped } from '../../src/kernel/typed.ts';

/** What Teams sends, as far as it is read here; anything in it may be missing but what `isActivity` looks for. */
export type Heard = Partial<SdkActivity> & {
  type: string;
  serviceUrl: string;
  from: { id: string; name?: string; aadObjectId?: string; tenantId?: string };
  conversation: { id: string; name?: string; conversationType?: string; tenantId?: string };
};

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const at = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((inner, name) => (isFields(inner) ? inner[name] : undefined), value);

/** Kinds of activity that ask for something, which their id names. */
const ASKING = ['message', 'invoke'];
const NEEDED = [['type'], ['channelId'], ['serviceUrl'], ['from', 'id'], ['conversation', 'id']];

/** Whether a body is an activity that can be about anything: somebody, somewhere, through some connector. */
export const isActivity = (body: unknown): body is Heard =>
  NEEDED.every((path) => text(at(body, ...path))) &&
  (!ASKING.includes(String(at(body, 'type'))) || text(at(body, 'id')) !== undefined);

/** The Microsoft 365 organisation it happened in. */
export const tenantOf = (heard: Heard): string | undefined =>
  text(at(heard.channelData, 'tenant', 'id')) ?? text(heard.conversation.tenantId);

/** Who did something, where, and how to answer. */
export interface Origin {
  workspace: WorkspaceId;
  /** Undefined where the app can never speak: in a chat between two people. */
  room: KnownRoom | undefined;
  /** Where an answer goes, with the thread in it. */
  conversation: string;
  serviceUrl: string;
  /** As the connector calls the person. */
  user: string;
  /** As the directory calls them. */
  memberId: string;
  name: string | undefined;
  /** Of another organisation, in a chat or channel that is shared with it. */
  isOutsider: boolean;
  /** The person's own conversation with the app. */
  personal: boolean;
  /** As their Teams says; in Teams' first language where it does not. */
  tongue: Tongue;
  saysTongue: boolean;
}

const BETWEEN_PEOPLE = '@unq.gbl.spaces';

export function originOf(heard: Heard, tenantId: string): Origin {
  const { conversation, from, serviceUrl } = heard;
  const workspace: WorkspaceId = `teams:${tenantId}`;
  const [place = ''] = conversation.id.split(';messageid=');
  const personal = conversation.conversationType === 'personal' && !place.endsWith(BETWEEN_PEOPLE);
  const name = text(from.name)?.trim();
  const locale = localeOf(heard);
  const teamId = teamOf(heard);
  const room: KnownRoom = {
    id: roomId(workspace, place),
    name: (personal ? name : (text(at(heard.channelData, 'channel', 'name')) ?? text(conversation.name))) ?? '',
    address: teamId ? `${serviceUrl}#${teamId}` : serviceUrl,
    ...(personal ? { personal } : {}),
    // A chat is known to those alone who are in it; a channel to all of its team.
    closed: !teamId && conversation.conversationType !== 'channel',
  };
  return {
    workspace,
    room: place.endsWith(BETWEEN_PEOPLE) ? undefined : room,
    conversation: conversation.id,
    serviceUrl,
    user: from.id,
    memberId: text(from.aadObjectId) ?? from.id,
    name,
    isOutsider: (text(from.tenantId) ?? tenantId) !== tenantId,
    personal,
    tongue: tongueOf(locale),
    saysTongue: locale !== '',
  };
}

/** The team, as the connector calls it. */
export const teamOf = ({ channelData }: Heard): string | undefined => text(at(channelData, 'team', 'id'));

/** What kind of change a `conversationUpdate` tells, and of which channel. */
export const changeIn = ({ channelData }: Heard) => ({
  what: text(at(channelData, 'eventType')),
  channel: text(at(channelData, 'channel', 'id')),
  name: text(at(channelData, 'channel', 'name')),
  /** The channel that was chosen when the app was added to a team. */
  selected: text(at(channelData, 'settings', 'selectedChannel', 'id')),
});

/** The member's Teams language: the client's own word before the connector's. */
function localeOf({ entities, locale }: Heard): string {
  const client = (Array.isArray(entities) ? entities : []).find((one: unknown) => at(one, 'type') === 'clientInfo');
  return text(at(client, 'locale')) ?? text(locale) ?? '';
}

/** Whether a message speaks to the app: in its own chat, privately, or by its name. */
export function speaksToUs(heard: Heard): boolean {
  if (heard.conversation.conversationType === 'personal') return true;
  return at(heard.recipient, 'isTargeted') === true || mentionsOfUs(heard).length > 0;
}

/** A message without the app's name. */
function wordsIn(heard: Heard): string {
  const named = mentionsOfUs(heard).reduce((left, mention) => left.replaceAll(mention, ' '), text(heard.text) ?? '');
  return named.replaceAll('&nbsp;', ' ').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** A command as it was typed, without the marks that people put behind the app's name and behind its own. */
export const typedIn = (heard: Heard): string =>
  asTyped(wordsIn(heard))
    .replace(/^[\s,:;.\p{Pd}]+/u, '')
    .replace(/^(\/?[a-z-]+)[,:;.]+\s*/i, '$1 ')
    .trim();

const mentionsOfUs = ({ entities, recipient }: Heard): string[] =>
  (Array.isArray(entities) ? entities : []).flatMap((one: unknown) =>
    at(one, 'type') === 'mention' && at(one, 'mentioned', 'id') === recipient?.id ? (text(at(one, 'text')) ?? []) : [],
  );

/** What somebody wrote in a thread of a channel; undefined for what stands in none. */
export function saidIn(heard: Heard, change: Said['change']): Said | undefined {
  const [, thread] = heard.conversation.id.split(';messageid=');
  const message = text(heard.id);
  if (!thread || !message || thread === message) return undefined;
  const attachments: unknown[] = Array.isArray(heard.attachments) ? heard.attachments : [];
  const files = attachments.flatMap((one) =>
    at(one, 'contentType') === FILE ? (text(at(one, 'contentUrl')) ?? []) : [],
  );
  return { thread, message, text: change === 'deleted' ? '' : wordsIn(heard).trim(), change, files };
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4 */
const FILE = 'application/vnd.microsoft.teams.file.download.info';
