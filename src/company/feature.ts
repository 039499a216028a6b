import type { Feature } from '../feature.ts';
import { type Filled, TYPED_AGAIN } from '../kernel/screen.ts';
import type { CompanyScreen } from './screen.ts';
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
          fill: async (actor, filled) =>
            keepingLine(filled, await setUp.submit(actor.workspaceId, undefined, readSetupValues(filled))),
          welcome: async ({ workspace, room }, filled, phase) => {
            const values = readSetupValues(filled);
            const screen = phase === 'changed' ? setUp.form(values) : await setUp.submit(workspace, room, values);
            return keepingLine(filled, screen);
          },
        },
      },
    };
  },
};

/** The form carries what was typed before it, for as long as it stands, and then gives it back. */
function keepingLine({ state: line }: Filled, screen: CompanyScreen): CompanyScreen {
  if (line === '') return screen;
  if (screen.kind === 'setup-form') return { ...screen, opener: { action: TYPED_AGAIN, value: line } };
  return screen.kind === 'set-up' && /\s/.test(line) ? { ...screen, next: line } : screen;
}
