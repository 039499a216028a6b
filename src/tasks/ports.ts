import type { Audited } from '../kernel/act.ts';
import type { RoomId } from '../kernel/room-id.ts';
import type { AnnouncingDocuments } from '../promises/ports.ts';
import type { Task } from './task.ts';

export interface Tasks extends AnnouncingDocuments<Task>, Audited {
  /** What is open and stands in one of these rooms, what is due first at the top; at most `limit`. */
  openIn(companyId: string, rooms: RoomId[], limit: number): Promise<Task[]>;
  ofRequest(companyId: string, requestId: string, limit: number): Promise<Task[]>;
}
