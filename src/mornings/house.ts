import type { AnnouncingDocuments } from '../promises/ports.ts';
import type { TasksHouse } from '../tasks/index.ts';
import type { Morning } from './morning.ts';

/** What mornings work with. */
export type MorningsHouse = TasksHouse & {
  store: { mornings: AnnouncingDocuments<Morning> };
  wake(kind: 'mornings', morning: Morning): void;
};
