import type { RoomId } from '../kernel/room-id.ts';
import type { Refused } from '../kernel/screen.ts';
import type { Task } from './task.ts';

/** What a member is shown of tasks. */
export type TaskScreen = { kind: 'task-changed'; task: Task; shownIn: RoomId[] } | Refused;
