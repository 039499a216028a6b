import type { Said } from '../../src/kernel/screen.ts';
import { ask } from './client.ts';
import { cardOf, type Desk, type Named, visitOf } from './desk.ts';
import { drawPrivate } from './drawing.ts';
import type { EventPayload, MessagePayload } from './payloads.ts';
import { asMeant } from './typed.ts';

/** Kinds of message that people write themselves; everything else is Slack speaking about the channel. */
const WRITTEN = new Set([undefined, 'file_share', 'thread_broadcast', 'message_changed', 'message_deleted']);

/**
 * Somebody wrote, edited or deleted something in a thread. Taken before it is acknowledged; what there is to show is
 * for the writer's eyes alone.
 */
export async function heardIn(desk: Desk, told: EventPayload): Promise<void> {
  const { channel } = told;
  const heard = WRITTEN.has(told.subtype) ? saidIn(told) : undefined;
  if (!heard || typeof channel !== 'string') return;
  const { by, said } = heard;
  const visit = visitOf(desk.us, by, channel, `${channel}/${said.message}/${told.event_ts}`);
  const act = (by: typeof visit) => desk.app.said(by, said);
  // Nobody waits for an answer: Slack may be asked who it was before the event is acknowledged.
  const first = await act(visit);
  const shown = first === 'unmet' ? await act(await desk.people.meet(desk.us, visit)) : first;
  if (!shown || shown === 'unmet') return;
  desk.background.run('answering in a thread', async () => {
    const { text, blocks } = drawPrivate(cardOf(desk, shown));
    const where = { channel, user: by.id, thread_ts: said.thread };
    await ask('chat.postEphemeral', () => desk.us.client.chat.postEphemeral({ ...where, text, blocks }));
  });
}

/** Undefined for what stands in no thread, and for what an app wrote. */
function saidIn(told: EventPayload): { by: Named; said: Said } | undefined {
  const change = CHANGES.get(told.subtype ?? '') ?? 'new';
  const message = messageIn(told, change);
  const { user: id, ts, thread_ts: thread, text = '', bot_id } = message;
  if (typeof id !== 'string' || !ts || !thread || thread === ts || bot_id) return undefined;
  const by = { id, team_id: message.user_team ?? message.team };
  const files = (message.files ?? []).flatMap((file) => file.id ?? []);
  return {
    by,
    said: {
      ...{ thread, message: ts, text: change === 'deleted' ? '' : asMeant(text), change, files },
      ...mentionsIn(text),
      ...timeIn(ts),
    },
  };
}

/** `<@U024BE7LH>` (docs.slack.dev/messaging/formatting-message-text). */
const PERSON = /<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g;

function mentionsIn(text: string): Pick<Said, 'mentions'> {
  const mentions = [...text.matchAll(PERSON)].flatMap(([, id]) => id ?? []);
  return mentions.length > 0 ? { mentions } : {};
}

/** A message's id is its time, in seconds. */
function timeIn(ts: string): Pick<Said, 'at'> {
  const ms = Number(ts) * 1000;
  return ms > 0 ? { at: new Date(ms) } : {};
}

const CHANGES = new Map<string, Said['change']>([
  ['message_changed', 'edited'],
  ['message_deleted', 'deleted'],
]);

function messageIn(told: EventPayload, change: Said['change']): MessagePayload {
  if (change === 'new') return told;
  if (change === 'deleted') return told.previous_message ?? {};
  return told.message?.edited ? told.message : {};
}
