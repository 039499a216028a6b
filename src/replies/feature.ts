import type { Feature } from '../feature.ts';
import { createRepliesDesk, mayChange } from './replies-desk.ts';
import { readReply } from './reply-values.ts';

/** The messages that a company keeps to send. */
export const replies: Feature = {
  commands: [
    {
      name: 'replies',
      role: 'agent',
      title: ({ savedReplies }) => savedReplies.title,
      help: ({ savedReplies }) => [savedReplies.help('/replies')],
      example: { fr: '/replies', en: '/replies' },
      description: {
        fr: 'Voir et changer les modèles de message',
        en: 'See and change the saved replies',
      },
    },
  ],
  at(house) {
    const desk = createRepliesDesk(house);
    return {
      commands: { replies: (actor) => desk.list(actor) },
      forms: {
        replies: {
          role: 'agent',
          fill: (actor, { values: { reply = '' } }, phase) =>
            phase === 'changed' ? desk.list(actor, reply) : desk.open(actor, reply),
        },
        reply: {
          role: 'agent',
          fill(actor, filled, phase) {
            const read = readReply(filled);
            if (!read) return desk.list(actor);
            if (phase === 'changed') return desk.refresh(actor, read);
            return mayChange(actor) ? desk.save(actor, read) : desk.list(actor, read.seen.id);
          },
          search: { customer: desk.search },
        },
      },
    };
  },
};
