import type { Feature } from '../feature.ts';
import { kindOf } from '../promises/deliver.ts';
import { createTaskAnnouncer } from './announcer.ts';
import { createTaskDesk } from './task-desk.ts';

/** What people have to do elsewhere: seen to by somebody, until it is done. */
export const tasks: Feature = {
  commands: [],
  at(house) {
    const desk = createTaskDesk(house);
    return {
      announcers: { tasks: kindOf(createTaskAnnouncer(house)) },
      buttons: {
        'task.take': { role: 'agent', press: desk.take },
        'task.done': { role: 'agent', press: desk.finish },
        'task.reopen': { role: 'agent', press: desk.reopen },
      },
    };
  },
};
