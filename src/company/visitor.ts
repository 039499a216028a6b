import type { Tongue } from '../kernel/language.ts';
import type { WorkspaceId } from '../kernel/room-id.ts';
import type { Actor, KnownRoom } from './company.ts';

/** Somebody in a workspace that belongs to no company yet. */
export interface Stranger {
  workspace: WorkspaceId;
  room: KnownRoom | undefined;
  tongue: Tongue;
}

/** Somebody who does something: a member, or a stranger. */
export type Visitor = Actor | Stranger;
export const isMember = (visitor: Visitor): visitor is Actor => 'companyId' in visitor;
