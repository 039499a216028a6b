import type { Feature } from '../feature.ts';
import { createDesk } from './desk.ts';

/** The member's day, where the app itself is opened. */
export const desk: Feature = {
  commands: [],
  at(house) {
    const { show, request } = createDesk(house);
    return {
      home: { show, welcome: async () => ({ kind: 'welcome', isHome: true }) },
      buttons: {
        'desk.turn': { role: 'viewer', press: (actor, value) => show(actor, value) },
        'desk.show': { role: 'viewer', press: request },
      },
    };
  },
};
