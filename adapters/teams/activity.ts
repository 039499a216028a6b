import type { KnownRoom } from '../../src/company/company.ts';
import { roomId, type WorkspaceId } from '../../src/company/company.ts';
import { type Tongue, tongueOf } from '../../src/kernel/language.ts';
import type { Said } from '../../src/kernel/screen.ts';
import { asTyped } from '../../src/kernel/typed.ts';
import {
  anything,
  fields,
  flag,
  id,
  otherwise,
  perhaps,
  type Read,
  text,
  those,
  Unreadable,
  word,
} from '../kit/reading.ts';
import { workspaceFor } from './tenants.ts';

const named = fields({ id: perhaps(id), name: perhaps(word) });
const somebody = fields({ id });

/**
 * What Teams sends, as far as it is read here: somebody, somewhere, through some connector. Of the rest anything may be
 * missing, and counts only where it can be read.
 */
const HEARD = fields({
  type: word,
  id: perhaps(id),
  /** Of an invoke. */
  name: perhaps(word),
  channelId: word,
  serviceUrl: word,
  from: fields({ id, name: perhaps(word), aadObjectId: perhaps(id), tenantId: perhaps(id) }),
  recipient: perhaps(fields({ id, isTargeted: perhaps(flag) })),
  conversation: fields({
    id,
    name: perhaps(word),
    conversationType: perhaps(word),
    tenantId: perhaps(id),
  }),
  channelData: perhaps(
    fields({
      tenant: perhaps(somebody),
      team: perhaps(somebody),
      channel: perhaps(named),
      eventType: perhaps(word),
      /** What was chosen when the app was added to a team. */
      settings: perhaps(fields({ selectedChannel: perhaps(named) })),
    }),
  ),
  entities: those(fields({ type: word, locale: perhaps(word), text: perhaps(word), mentioned: perhaps(somebody) })),
  locale: perhaps(word),
  text: otherwise(text, ''),
  /** What an invoke asks. */
  value: anything,
  attachments: those(fields({ contentType: word, contentUrl: perhaps(word) })),
  /** What was done with the app's installation. */
  action: perhaps(word),
  membersAdded: those(somebody),
  membersRemoved: those(somebody),
  replyToId: perhaps(id),
});

/** As it came, of whatever organisation it says. */
export type ToldActivity = Read<typeof HEARD>;

/** What the gate has let in. */
export type Heard = ToldActivity & {
  /** The organisation it happened in, which is served. */
  tenant: string;
};

/** Kinds of activity that ask for something, which their id names. */
const ASKING = new Set(['message', 'invoke']);

/** What Teams says, and nothing else of it. @throws Unreadable for what is no activity that can be about anything */
export function readActivity(body: unknown): ToldActivity {
  const heard = HEARD(body);
  if (ASKING.has(heard.type) && !heard.id) throw new Unreadable('the id', 'there');
  return heard;
}

/** The Microsoft 365 organisation that it says it happened in. */
export const tenantIn = ({ channelData, conversation }: ToldActivity): string | undefined =>
  channelData?.tenant?.id ?? conversation.tenantId;

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

export function originOf(heard: Heard): Origin {
  const { conversation, from, serviceUrl, tenant } = heard;
  const workspace = workspaceFor(tenant);
  const [place = ''] = conversation.id.split(';messageid=');
  const personal = conversation.conversationType === 'personal' && !place.endsWith(BETWEEN_PEOPLE);
  const name = from.name?.trim();
  const locale = localeOf(heard);
  const teamId = teamOf(heard);
  const room: KnownRoom = {
    id: roomId(workspace, place),
    name: (personal ? name : (heard.channelData?.channel?.name ?? conversation.name)) ?? '',
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
    memberId: from.aadObjectId ?? from.id,
    name,
    isOutsider: (from.tenantId ?? tenant) !== tenant,
    personal,
    tongue: tongueOf(locale),
    saysTongue: locale !== '',
  };
}

/** The team, as the connector calls it. */
export const teamOf = ({ channelData }: Heard): string | undefined => channelData?.team?.id;

/** What kind of change a `conversationUpdate` tells, and of which channel. */
export const changeIn = ({ channelData }: Heard) => ({
  what: channelData?.eventType,
  channel: channelData?.channel?.id,
  name: channelData?.channel?.name,
  /** The channel that was chosen when the app was added to a team. */
  selected: channelData?.settings?.selectedChannel?.id,
});

/** The member's Teams language: the client's own word before the connector's. */
const localeOf = ({ entities, locale }: Heard): string =>
  entities.find(({ type }) => type === 'clientInfo')?.locale ?? locale ?? '';

/** Whether a message speaks to the app: in its own chat, privately, or by its name. */
export function speaksToUs(heard: Heard): boolean {
  if (heard.conversation.conversationType === 'personal') return true;
  return heard.recipient?.isTargeted === true || mentionsOfUs(heard).length > 0;
}

/** A message without the app's name. */
function wordsIn(heard: Heard): string {
  const named = mentionsOfUs(heard).reduce((left, mention) => left.replaceAll(mention, ' '), heard.text);
  return named.replaceAll('&nbsp;', ' ').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** A command as it was typed, without the marks that people put behind the app's name and behind its own. */
export const typedIn = (heard: Heard): string =>
  asTyped(wordsIn(heard))
    .replace(/^[\s,:;.\p{Pd}]+/u, '')
    .replace(/^(\/?[a-z-]+)[,:;.]+\s*/i, '$1 ')
    .trim();

const mentionsOfUs = ({ entities, recipient }: Heard): string[] =>
  entities.flatMap(({ type, mentioned, text }) =>
    type === 'mention' && mentioned && mentioned.id === recipient?.id ? (text ?? []) : [],
  );

/** The first message of the thread that a message stands in, which Teams names in the place or in the message; or itself. */
export function threadOf(heard: Heard, message: unknown): string | undefined {
  const [, thread] = heard.conversation.id.split(';messageid=');
  const { replyToId, id } = (message ?? {}) as { replyToId?: unknown; id?: unknown };
  return [thread, replyToId, id].find((one): one is string => typeof one === 'string' && one !== '');
}

/**
 * What somebody wrote in a thread of a channel; undefined for what stands in none. `idOf`: as the directory calls whom the
 * connector calls so, where that is known.
 */
export function saidIn(
  heard: Heard,
  change: Said['change'],
  idOf: (user: string) => string | undefined = (user) => user,
): Said | undefined {
  const [, thread] = heard.conversation.id.split(';messageid=');
  const message = heard.id;
  if (!thread || !message || thread === message) return undefined;
  const files = heard.attachments.flatMap(({ contentType, contentUrl }) =>
    contentType === FILE ? (contentUrl ?? []) : [],
  );
  const mentions = heard.entities.flatMap(({ type, mentioned }) =>
    type === 'mention' && mentioned && mentioned.id !== heard.recipient?.id ? (idOf(mentioned.id) ?? []) : [],
  );
  return {
    thread,
    message,
    text: change === 'deleted' ? '' : wordsIn(heard).trim(),
    change,
    files,
    ...(mentions.length > 0 && { mentions }),
    ...timeIn(message),
  };
}

/** The id of a message in a channel is its time, in milliseconds. */
const timeIn = (message: string): Pick<Said, 'at'> =>
  /^\d{13}$/.test(message) ? { at: new Date(Number(message)) } : {};

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4 */
const FILE = 'application/vnd.microsoft.teams.file.download.info';
