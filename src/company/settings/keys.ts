import { createHash } from 'node:crypto';
import type { MemberName, Room } from '../company.ts';

/** Short enough for a choice in any chat, which an id of Teams is not. */
const keyOf = (id: string): string => createHash('sha256').update(id).digest('base64url').slice(0, 12);

export const roomKey = ({ id }: Pick<Room, 'id'>): string => keyOf(id);
export const memberKey = ({ workspaceId, id }: MemberName): string => keyOf(`${workspaceId} ${id}`);

/** Several, as a form gives them back. */
export const keysIn = (value: string): string[] => value.split(',').filter((key) => key !== '');
export const inOrder = (keys: string[]): string => [...new Set(keys)].sort().join(',');
