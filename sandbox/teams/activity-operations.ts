import { type ConnectorCall, findConversation, type Operation } from './connector-call.ts';
import { activityNotFound, badArgument, badSyntax, ConnectorFailure } from './failure.ts';
import { mentionProblems } from './mentions.ts';
import { isObject, type Json, type Message, type MessageContent, type Room } from './model.ts';
import { readContent } from './outgoing.ts';
import type { Tenant } from './tenant.ts';

const isTargeted = ({ query }: ConnectorCall) => query.get('isTargetedActivity') === 'true';

/** The one person a targeted message is for, who has to be in the room. */
function readTarget({ body }: ConnectorCall, room: Room, tenant: Tenant): string {
  const id = isObject(body.recipient) ? String(body.recipient.id) : undefined;
  if (!id) throw badArgument('Recipient is missing for a targeted message');
  if (room.kind === 'personal') throw badArgument('Targeted messages are for channels and group chats');
  const person = tenant.findPerson(id);
  if (!person || !room.members.includes(person.id)) throw badArgument('The recipient is not in the conversation');
  return person.id;
}

/** What an app says, if everybody it mentions can be. */
function readSaid(body: Json, tenant: Tenant): MessageContent {
  const content = readContent(body);
  const [problem] = mentionProblems(content, (id) => tenant.findPerson(id) !== undefined || id === tenant.bot.id);
  if (problem) throw badSyntax(problem);
  return content;
}

/** Posts what an app says; `repliesTo` draws it into the thread of that message, where it is known. */
export function postActivity(call: ConnectorCall, tenant: Tenant, repliesTo?: string): Message | undefined {
  const { room, root } = findConversation(call.ids[0] ?? '', tenant);
  if (call.body.type === 'typing') return undefined;
  const content = readSaid(call.body, tenant);
  const onlyFor = isTargeted(call) ? readTarget(call, room, tenant) : undefined;
  const thread = room.kind === 'channel' ? (root ?? threadOf(room, repliesTo, tenant)) : undefined;
  return tenant.post({ room: room.id, from: tenant.bot.id, fromApp: true, root: thread, onlyFor, ...content });
}

/** A targeted message takes no replies: an answer to it stands beside it. */
function threadOf(room: Room, repliesTo: string | undefined, tenant: Tenant): string | undefined {
  const parent = repliesTo === undefined ? undefined : tenant.find(room.id, repliesTo);
  return parent?.onlyFor && parent.root === parent.id ? undefined : parent?.root;
}

/** A message of the app itself. One that is targeted is found only by who says that it is. */
function findOwn(call: ConnectorCall, tenant: Tenant): Message {
  const [conversation = '', id = ''] = call.ids;
  const { room } = findConversation(conversation, tenant);
  const message = tenant.find(room.id, id);
  if (!message || (message.onlyFor !== undefined) !== isTargeted(call)) throw activityNotFound();
  if (!message.fromApp)
    throw new ConnectorFailure(403, 'ForbiddenOperationException', 'The bot is not the author of the message.');
  return message;
}

const created = (message: Message | undefined) => ({ status: 201, body: { id: message?.id ?? '' } satisfies Json });

export const activityOperations: Record<string, Operation> = {
  sendToConversation: (call, tenant) => created(postActivity(call, tenant)),
  replyToActivity: (call, tenant) => created(postActivity(call, tenant, call.ids[1])),
  updateActivity(call, tenant) {
    const message = findOwn(call, tenant);
    if (message.onlyFor && isObject(call.body.recipient))
      throw badArgument('Recipient must not be given when a targeted message is updated');
    tenant.edit(message, readSaid(call.body, tenant));
    return { body: { id: message.id } };
  },
  deleteActivity(call, tenant) {
    tenant.remove(findOwn(call, tenant));
    return {};
  },
};
