import { ApiError } from './api-call.ts';
import type { Method } from './method.ts';

const open: Method = {
  run(args, { triggers, views }) {
    const user = triggers.exchange(args.required('trigger_id'));
    return { view: views.describe(views.open(user, args.json('view', 'invalid_arguments'))) };
  },
};

const push: Method = {
  run(args, { triggers, views }) {
    const user = triggers.exchange(args.required('trigger_id'));
    return { view: views.describe(views.push(user, args.json('view', 'invalid_arguments'))) };
  },
};

const update: Method = {
  run(args, { views }) {
    const target = views.find({ id: args.text('view_id'), externalId: args.text('external_id') });
    if (!target) throw new ApiError('not_found');
    return { view: views.describe(views.update(target, args.json('view', 'invalid_arguments'), args.text('hash'))) };
  },
};

const publish: Method = {
  run(args, { workspace, views }) {
    const user = args.required('user_id');
    if (!workspace.users.has(user)) throw new ApiError('user_not_found');
    return { view: views.describe(views.publish(user, args.json('view', 'invalid_arguments'), args.text('hash'))) };
  },
};

export const viewMethods: Record<string, Method> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};
