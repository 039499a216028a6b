import { badSyntax, conversationNotFound, notInPersonalScope, notInRoster } from './failure.ts';
import { isObject, type Json, type Room, splitConversation } from './model.ts';
import type { Tenant } from './tenant.ts';

/** One call of the app to the connector, taken apart. */
export interface ConnectorCall {
  /** The parts of the path that the operation names, decoded. */
  ids: string[];
  query: URLSearchParams;
  body: Json;
}

export type Operation = (call: ConnectorCall, tenant: Tenant) => { status?: number; body?: Json | Json[] };

/** Reads a JSON object. Throws `BadSyntax`. */
export function readBody(raw: Buffer): Json {
  if (raw.length === 0) return {};
  try {
    const body: unknown = JSON.parse(raw.toString());
    if (isObject(body)) return body;
  } catch (cause) {
    throw badSyntax(`The body is no JSON: ${cause}`);
  }
  throw badSyntax('The body is no JSON object');
}

/** The room and thread of a conversation id, where the app is. Throws what Teams says when it is not there. */
export function findConversation(id: string, tenant: Tenant): { room: Room; root?: string } {
  const { room: roomId, root } = splitConversation(id);
  if (!/^(19:|a:)/.test(roomId)) throw badSyntax('Bad format of conversation ID');
  const room = tenant.rooms.get(roomId);
  if (!room) throw conversationNotFound();
  if (!tenant.reaches(room)) throw room.kind === 'personal' ? notInPersonalScope() : notInRoster();
  if (root && !tenant.find(roomId, root)) throw conversationNotFound();
  return { room, root };
}
