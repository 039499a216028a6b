import type { Feature } from '../feature.ts';
import { createTextDesk } from './text-desk.ts';
import { readText } from './values.ts';

/** Texting a customer who has not written. */
export const texting: Feature = {
  commands: [
    {
      name: 'text',
      role: 'agent',
      title: ({ texting: say }) => say.title,
      start: ({ texting: say }) => say.start,
      fromMessage: { fr: 'Texto', en: 'Text' },
      help: ({ texting: { help } }, example) => [help.form('/text'), help.to(example)],
      example: { fr: '/text 514 555-0188 Bonjour', en: '/text 514-555-0188 Hello' },
      description: { fr: 'Texter un client', en: 'Text a customer' },
    },
  ],
  at(house) {
    const desk = createTextDesk(house);
    return {
      commands: { text: desk.open },
      messages: { text: desk.openOn },
      forms: {
        texting: {
          role: 'agent',
          fill: (actor, filled, phase, key) => desk.fill(actor, readText(filled), phase, key),
          search: { customer: desk.search },
        },
      },
    };
  },
};
