import type { PrivacyOrders } from '../../src/ports.ts';
import type { Corrected, PrivacyOrder } from '../../src/privacy/order.ts';
import { announcingFields, announcingIn, dueIndex } from './announcing.ts';
import { Collection, type Database } from './collection.ts';
import { document, moment, part, text } from './schema.ts';
import { ownTrailIn, trailFields, trailHidden, trailIndexes, unauditedIn } from './trail.ts';

const schema = document<PrivacyOrder>(
  {
    ...announcingFields,
    ...trailFields,
    ...{ customerId: text, what: text, by: text, at: moment, doneAt: Date },
    to: part<Corrected>({ name: String, phone: String, email: String, tongue: String }),
  },
  [dueIndex, ...trailIndexes],
  trailHidden,
);

export function privacyOrdersIn(database: Database): PrivacyOrders {
  const collection = new Collection<PrivacyOrder>(database, 'privacy-orders', schema, {
    derive: (order) => unauditedIn(order),
  });
  return { ...announcingIn(collection), trail: ownTrailIn(collection) };
}
