import type { PrivacyMenu } from '../../src/company/screen.ts';
import { line } from '../blocks.ts';
import type { Card } from '../model.ts';
import type { Voice } from '../voice.ts';

/** What a button carries that is about nobody in particular: none may carry nothing (Slack). */
export const ALL = 'all';

/** What customers may ask for, and where one answers them. */
export function privacyMenu(_: PrivacyMenu, { words: { privacy: say } }: Voice): Card {
  return {
    summary: say.title,
    blocks: [
      { kind: 'heading', text: say.title },
      line(say.about),
      {
        kind: 'buttons',
        buttons: [
          { action: 'privacy.find', value: ALL, label: say.find, style: 'primary', opensForm: true },
          { action: 'privacy.incidents', value: ALL, label: say.incidents.title },
        ],
      },
    ],
  };
}
