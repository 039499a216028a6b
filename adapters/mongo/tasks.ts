import type { Tasks } from '../../src/ports.ts';
import type { Task } from '../../src/tasks/task.ts';
import { announcingFields, announcingIn, dueIndex, money } from './announcing.ts';
import { Collection, type Database } from './collection.ts';
import { asker } from './refund-order.ts';
import { document, moment, part, required, text, whole } from './schema.ts';
import { ownTrailIn, trailFields, trailHidden, trailIndexes, unauditedIn } from './trail.ts';

const schema = document<Task>(
  {
    ...announcingFields,
    ...trailFields,
    ...{ kind: text, requestId: text, reference: text, amount: required(money), system: text, paymentId: text },
    customer: required(part<Task['customer']>({ phone: String, email: String, name: String })),
    ...{ why: String, dueOn: moment, state: text, owner: asker, reminded: whole, createdAt: moment },
    done: part<NonNullable<Task['done']>>({ by: text, at: moment }),
  },
  [
    dueIndex,
    ...trailIndexes,
    { name: 'request', keys: { companyId: 1, requestId: 1, _id: 1 } },
    { name: 'open', keys: { companyId: 1, state: 1, dueOn: 1 } },
  ],
  trailHidden,
);

export function tasksIn(database: Database): Tasks {
  const collection = new Collection<Task>(database, 'tasks', schema, { derive: (task) => unauditedIn(task) });
  return {
    ...announcingIn(collection),
    trail: ownTrailIn(collection),
    ofRequest: (companyId, requestId, limit) => collection.many({ companyId, requestId }, limit, { _id: 1 }),
    openIn: (companyId, rooms, limit) =>
      collection.many({ companyId, state: 'open' }, limit, { dueOn: 1 }, { 'cards.room': { $in: rooms } }),
  };
}
