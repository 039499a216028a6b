import type { Attachment } from '../../src/conversations/attachment.ts';
import type { IncomingText } from '../../src/conversations/incoming-text.ts';
import type { IncomingTexts } from '../../src/ports.ts';
import { announcingFields, announcingIn, dueIndex, errandsByName } from './announcing.ts';
import { Collection, type Database } from './collection.ts';
import { document, hidden, moment, part, text, whole } from './schema.ts';

const schema = document<IncomingText>(
  {
    ...announcingFields,
    sid: text,
    phone: text,
    customer: part<NonNullable<IncomingText['customer']>>({ id: text, name: String }),
    body: text,
    media: whole,
    attachments: [
      part<Attachment>({ type: String, ref: String, state: text, file: String, tries: Number, apart: Boolean }),
    ],
    receivedAt: moment,
    said: String,
    helped: Boolean,
    masked: Boolean,
    split: Boolean,
    soundsLikeStop: Boolean,
    threadOf: part<NonNullable<IncomingText['threadOf']>>({ kind: text, id: text }),
    follows: part<NonNullable<IncomingText['follows']>>({ kind: text, id: text }),
    insteadOf: String,
  },
  [
    { name: 'sid', keys: { companyId: 1, sid: 1 }, options: { unique: true } },
    { name: 'threads', keys: { companyId: 1, phone: 1, opensThread: 1, receivedAt: -1 } },
    { name: 'latest', keys: { companyId: 1, phone: 1, receivedAt: -1 } },
    dueIndex,
  ],
  { opensThread: hidden(Boolean) },
);

export function incomingTextsIn(database: Database): IncomingTexts {
  const collection = new Collection<IncomingText>(database, 'texts', schema, {
    derive: (incoming) => ({ opensThread: incoming.threadOf === undefined }),
    upgrades: [errandsByName],
  });
  return {
    ...announcingIn(collection, 'sid'),
    bySid: (companyId, sid) => collection.one({ companyId, sid }),
    async before({ companyId, phone, receivedAt }) {
      const [before] = await collection.many(
        { companyId, phone },
        1,
        { receivedAt: -1 },
        { receivedAt: { $lt: receivedAt } },
      );
      return before;
    },
    async latestBeside({ companyId, phone, sid }, limit) {
      const latest = await collection.many({ companyId, phone }, limit + 1, { receivedAt: -1 });
      return latest.filter((text) => text.sid !== sid).slice(0, limit);
    },
    from: (companyId, phone, until, limit) =>
      collection.many({ companyId, phone }, limit, { receivedAt: -1 }, { receivedAt: { $lte: until } }),
    latestFrom: (companyId, phone) => collection.first({ companyId, phone }, { receivedAt: -1 }),
    latestThreadOf: (companyId, phone) => collection.first({ companyId, phone, opensThread: true }, { receivedAt: -1 }),
  };
}
