import { postActivity } from './activity-operations.ts';
import { findConversation, type Operation } from './connector-call.ts';
import {
  badArgument,
  badSyntax,
  ConnectorFailure,
  conversationNotFound,
  notInPersonalScope,
  notInRoster,
} from './failure.ts';
import { ELSEWHERE, isObject, type Json, objectsIn, type Person, type Room, type Team } from './model.ts';
import type { Tenant } from './tenant.ts';

const idIn = (value: unknown): string | undefined =>
  isObject(value) && typeof value.id === 'string' ? value.id : undefined;

/** A member as Teams describes one (learn.microsoft.com: get Teams-specific context). */
function describeMember({ id, aadObjectId, name, email = '', standing }: Person, tenantId: string): Json {
  const [givenName = '', ...rest] = name.split(' ');
  // A guest is one of the directory's by a name that tells of elsewhere; Teams has been seen to call them `user`.
  const userPrincipalName =
    standing === 'guest' ? `${email.replace('@', '_')}#EXT#@${tenantId.slice(0, 8)}.onmicrosoft.com` : email;
  const names = { name, givenName, surname: rest.join(' '), email, userPrincipalName };
  const theirs = standing === 'external' ? ELSEWHERE : tenantId;
  return { id, objectId: aadObjectId, aadObjectId, ...names, tenantId: theirs, userRole: 'user' };
}

const membersOf = ({ members }: Room, tenant: Tenant) =>
  members.map((id) => describeMember(tenant.personOf(id), tenant.tenantId));

function findTeam(id: string, tenant: Tenant): Team {
  const team = tenant.teams.get(id);
  if (!team) throw conversationNotFound();
  if (!team.installed) throw notInRoster();
  return team;
}

const channelsOf = (team: Team, tenant: Tenant) =>
  [...tenant.rooms.values()].filter(({ teamId }) => teamId === team.id);

const createConversation: Operation = ({ body, query }, tenant) => {
  const data = isObject(body.channelData) ? body.channelData : {};
  const tenantId = body.tenantId ?? idIn(data.tenant);
  const activity = isObject(body.activity) ? body.activity : undefined;
  const channel = idIn(data.channel);
  if (channel) {
    if (!activity) throw badArgument('A new thread in a channel needs an activity');
    const message = postActivity({ ids: [channel], query, body: activity }, tenant);
    return { status: 201, body: { id: `${channel};messageid=${message?.id}`, activityId: message?.id ?? '' } };
  }
  if (tenantId !== tenant.tenantId) throw badSyntax('Bot has no access to the tenant of the conversation');
  const [member, second] = objectsIn(body.members);
  if (second || body.isGroup === true) throw badArgument('not emulated: an app that creates group chats');
  const person = tenant.findPerson(idIn(member) ?? '');
  if (!person) throw badSyntax('Invalid user identity in provided tenant');
  const room = tenant.personal(person.id);
  if (!tenant.reaches(room)) throw notInPersonalScope();
  const message = activity && postActivity({ ids: [room.id], query, body: activity }, tenant);
  return { status: 201, body: { id: room.id, ...(message ? { activityId: message.id } : {}) } };
};

export const rosterOperations: Record<string, Operation> = {
  createConversation,
  getConversationMembers: ({ ids: [id = ''] }, tenant) => ({
    body: membersOf(findConversation(id, tenant).room, tenant),
  }),
  getConversationPagedMembers({ ids: [id = ''], query }, tenant) {
    const all = membersOf(findConversation(id, tenant).room, tenant);
    const from = Number(query.get('continuationToken') ?? 0);
    const end = from + Math.min(500, Math.max(50, Number(query.get('pageSize') ?? 200)));
    return { body: { members: all.slice(from, end), ...(end < all.length ? { continuationToken: String(end) } : {}) } };
  },
  getConversationMember({ ids: [id = '', user = ''] }, tenant) {
    const { room } = findConversation(id, tenant);
    const person = tenant.findPerson(user);
    if (!person || !room.members.includes(person.id))
      throw new ConnectorFailure(404, 'MemberNotFoundInConversation', 'The member was not found in the conversation.');
    return { body: describeMember(person, tenant.tenantId) };
  },
  fetchTeamDetails({ ids: [id = ''] }, tenant) {
    const team = findTeam(id, tenant);
    const counts = { channelCount: channelsOf(team, tenant).length, memberCount: team.members.length };
    const { name, aadGroupId } = team;
    return { body: { id, name, aadGroupId, type: 'standard', tenantId: tenant.tenantId, ...counts } };
  },
  fetchChannelList({ ids: [id = ''] }, tenant) {
    // The General channel comes without a name: every client gives it its own, in its language.
    const channels = channelsOf(findTeam(id, tenant), tenant).map((channel) => ({
      id: channel.id,
      name: channel.id === id ? null : channel.name,
      type: 'standard',
    }));
    return { body: { conversations: channels } };
  },
};
