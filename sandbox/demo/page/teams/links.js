/** Addresses of Teams that a tab asks to open. */
import { world } from '../state.js';
import { changeTeams } from './words.js';

const MESSAGE = /\/l\/message\/([^/]+)\/(\d+)/;

export function openTeamsLink(link) {
  const [, room] = MESSAGE.exec(String(link)) ?? [];
  const found = room && world.state?.teams.rooms.find(({ id }) => id === decodeURIComponent(room));
  if (found) changeTeams({ room: found.id, tab: undefined, menu: undefined });
}
