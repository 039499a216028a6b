import type { Feature } from '../feature.ts';
import { createSetUp, readSetupValues } from './set-up.ts';

/** The company, and the first run that makes it. */
export const company: Feature = {
  commands: [],
  at(house) {
    const setUp = createSetUp(house);
    return {
      arrive: ({ workspace, room, tongue }) => setUp.open(workspace, room, tongue),
      forms: {
        setup: {
          // Sent again by who is a member by now: answered as the first time.
          fill: (actor, filled) => setUp.submit(actor.workspaceId, undefined, readSetupValues(filled)),
          welcome: async ({ workspace, room }, filled, phase) =>
            phase === 'changed'
              ? { kind: 'setup-form', values: readSetupValues(filled), problems: {} }
              : setUp.submit(workspace, room, readSetupValues(filled)),
        },
      },
    };
  },
};
