import { ELSEWHERE, type Json, objectsIn, type Room } from './model.ts';
import type { Tenant } from './tenant.ts';

export interface Where {
  room: Room;
  /** The thread's first message, in a channel. */
  root?: string;
}

export type Envelopes = ReturnType<typeof createEnvelopes>;

/** Everything around what an activity says: who, where, when, and on which client, in the shapes Teams sends. */
export function createEnvelopes(tenant: Tenant, serviceUrl: () => string) {
  const { tenantId, bot } = tenant;

  function conversation({ room, root }: Where): Json {
    const { id, kind: conversationType, name } = room;
    if (conversationType === 'personal') return { conversationType, tenantId, id };
    const inThread = conversationType === 'channel' && root ? `${id};messageid=${root}` : id;
    const named = name && conversationType === 'groupChat' ? { name } : {};
    return { isGroup: true, conversationType, tenantId, id: inThread, ...named };
  }

  function channelData({ room }: Where): Json {
    const common = { tenant: { id: tenantId } };
    const { id, teamId } = room;
    if (teamId === undefined) return common;
    return { teamsChannelId: id, teamsTeamId: teamId, channel: { id }, team: { id: teamId }, ...common };
  }

  return {
    /** Ids of activities that are no messages. */
    eventId: () => `f:${tenant.guid()}`,

    /** An activity of a person somewhere; `fields` say what it is, and may replace anything. */
    activity(user: string, where: Where, fields: Json): Json {
      const person = tenant.personOf(user);
      const { locale = 'en-CA', country = 'CA', timeZone = 'America/Toronto' } = person;
      const at = new Date(tenant.now());
      const client = { type: 'clientInfo', locale, country, platform: 'Web', timezone: timeZone };
      return {
        id: this.eventId(),
        timestamp: at.toISOString(),
        localTimestamp: localTime(at, timeZone),
        localTimezone: timeZone,
        channelId: 'msteams',
        serviceUrl: serviceUrl(),
        from: {
          id: person.id,
          name: person.name,
          aadObjectId: person.aadObjectId,
          ...(person.standing === 'external' ? { tenantId: ELSEWHERE } : {}),
        },
        conversation: conversation(where),
        recipient: bot,
        locale,
        ...fields,
        entities: [client, ...objectsIn(fields.entities)],
        channelData: { ...channelData(where), ...(fields.channelData as Json | undefined) },
      };
    },
  };
}

/** `2026-11-02T09:30:00.000-05:00`. */
function localTime(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', '') || '+00:00';
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  const shift = (hours * 60 + minutes) * (offset.startsWith('-') ? -60_000 : 60_000);
  return new Date(at.getTime() + shift).toISOString().replace('Z', offset);
}
