/** `slack:T024BE7LD`, `teams:<tenant>`. */
export type WorkspaceId = `${'slack' | 'teams'}:${string}`;
/** `<workspace>/<the platform's own channel id>`. */
export type RoomId = `${WorkspaceId}/${string}`;

export const roomId = (workspace: WorkspaceId, channel: string): RoomId => `${workspace}/${channel}`;
export const platformOf = (id: RoomId | WorkspaceId): 'slack' | 'teams' =>
  id.startsWith('teams:') ? 'teams' : 'slack';
export const workspaceOf = (room: RoomId): WorkspaceId => room.slice(0, room.indexOf('/')) as WorkspaceId;
/** The platform's own id of the channel. */
export const channelOf = (room: RoomId): string => room.slice(room.indexOf('/') + 1);

/** Whether a text that came from outside may be the id of a workspace. */
export const isWorkspaceId = (text: string): text is WorkspaceId => /^(?:slack|teams):./.test(text);
