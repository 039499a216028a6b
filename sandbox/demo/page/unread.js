/** What somebody has not seen yet of a room, as both chats show it beside its name. */
import { h } from './dom.js';

/** The newest message that a person has had before them, by room. */
const seen = new Map();
const newest = (messages) => messages.reduce((last, { id }) => Math.max(last, Number(id)), 0);
const key = (person, room) => `${person} ${room}`;

/** A person has the room before them. `messages`: what is to be seen in it, as `{ id, mentions }`. */
export const look = (person, room, messages) => void seen.set(key(person, room), newest(messages));

/** How many of its messages name this person, and that there are others. Who looks for the first time has seen all. */
export function mark(person, room, messages, say) {
  if (!seen.has(key(person, room))) look(person, room, messages);
  const last = seen.get(key(person, room));
  const fresh = messages.filter(({ id }) => Number(id) > last);
  const count = fresh.filter(({ mentions }) => mentions.includes(person)).length;
  if (count > 0) return h('b', { class: 'unread', role: 'img', 'aria-label': say(count) }, String(count));
  return fresh.length > 0 && h('i', { class: 'unread', 'aria-hidden': 'true' });
}
