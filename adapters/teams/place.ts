import { channelOf, type Room } from '../../src/company/company.ts';
import { Outage } from '../../src/kernel/refusal.ts';

/** How the connector reaches a room: a room's `address` is `<service URL>#<team>`, without the last part in chats. */
export interface Place {
  serviceUrl: string;
  conversationId: string;
  /** In a channel: the id of its team, as the connector calls it. */
  teamId?: string;
}

/** Throws `Outage` while nothing has been heard from the room yet, so that nobody knows where it is. */
export function placeOf({ id, address }: Room): Place {
  if (!address) throw new Outage('teams', 'reach', { outcome: 'no', code: 'no-address' });
  const [serviceUrl = '', teamId] = address.split('#');
  return { serviceUrl, conversationId: channelOf(id), ...(teamId ? { teamId } : {}) };
}
