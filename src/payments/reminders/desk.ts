import { type Actor, dayBefore, earliest, morningAfter } from '../../company/index.ts';
import { change, one } from '../../kernel/change.ts';
import { type Answer, granted, type Refusal, refused } from '../../kernel/refusal.ts';
import { momentOf } from '../../promises/outbox.ts';
import type { PaymentsHouse } from '../house.ts';
import type { PaymentRequest } from '../request.ts';
import type { PaymentScreen, ReminderDeedName, RemindersForm } from '../screen.ts';
import { reminderOccasion } from './errand.ts';
import { hindranceOf, plannedAt } from './schedule.ts';
import { changeReminders, type Occasion, type ReminderDeed } from './steps.ts';

/** What members do about the reminders of a request, from its card. */
export function createRemindersDesk(house: PaymentsHouse) {
  const { store, clock } = house;
  const refuse = (refusal: Refusal): PaymentScreen => ({ kind: 'refused', refusal });

  function form(request: PaymentRequest, occasion: Occasion, more: Partial<RemindersForm> = {}): RemindersForm {
    const nextAt = plannedAt(request);
    const soonest = earliest(clock.now(), occasion.place);
    const deeds = deedsFor(request);
    return {
      ...{ kind: 'reminders-form', values: { deed: deeds[0] ?? '', until: '' }, requestId: request.id },
      ...{ amount: request.amount, reference: request.reference, deeds },
      ...(nextAt && { nextAt }),
      ...(soonest > clock.now() && { soonest }),
      ...(occasion.words !== undefined && { preview: occasion.words }),
      ...more,
    };
  }

  async function found(actor: Actor, id: string) {
    const request = await store.requests.get(actor.companyId, id);
    return request && { request, occasion: await reminderOccasion(house, request) };
  }

  /** What the form says, as it is to be done. */
  function read(deed: string, until: string, request: PaymentRequest, { place }: Occasion): Answer<ReminderDeed> {
    if (deed !== 'promised')
      return isDeed(deed) && deed !== 'promised' ? granted({ deed }) : refused({ code: 'form-outdated' });
    const morning = morningAfter(until, place);
    if (!morning) return refused({ code: 'promise-unreadable' });
    if (morning < clock.now()) return refused({ code: 'promise-past' });
    if (morning >= request.linkExpiresAt) return refused({ code: 'promise-too-far' });
    return granted({ deed, day: dayBefore(morning, place), until: morning });
  }

  return {
    async open(actor: Actor, id: string): Promise<PaymentScreen> {
      const there = await found(actor, id);
      if (!there) return refuse({ code: 'request-gone' });
      const { request, occasion } = there;
      const deeds = deedsFor(request);
      return deeds.length === 0 || occasion.optedOut ? refuse({ code: 'not-remindable' }) : form(request, occasion);
    },

    /** The form as it stands. */
    async again(actor: Actor, typed: RemindersForm['values'], id: string): Promise<PaymentScreen> {
      const there = await found(actor, id);
      return there ? form(there.request, there.occasion, { values: typed }) : refuse({ code: 'request-gone' });
    },

    async fill(actor: Actor, typed: RemindersForm['values'], id: string, key: string): Promise<PaymentScreen> {
      const there = await found(actor, id);
      if (!there) return refuse({ code: 'request-gone' });
      const { request, occasion } = there;
      const what = read(typed.deed, typed.until, request, occasion);
      if (!what.ok) return form(request, occasion, { values: typed, problem: what.refusal });
      if (occasion.optedOut) return refuse({ code: 'not-remindable' });
      let answer: Answer<PaymentRequest> = refused({ code: 'request-gone' });
      const changed = await change(one(store.requests, actor.companyId, id), (now) => {
        answer = changeReminders(now, what.value, { by: actor.name, place: occasion.place }, key, momentOf(house));
        return answer.ok && answer.value !== now ? answer.value : undefined;
      });
      if (!answer.ok || !changed) return refuse(answer.ok ? { code: 'request-gone' } : answer.refusal);
      house.wake('requests', changed);
      const nextAt = plannedAt(changed);
      return { kind: 'reminders-changed', reference: changed.reference, ...(nextAt && { nextAt }) };
    },
  };
}

const DEEDS: readonly ReminderDeedName[] = ['now', 'skip', 'promised', 'stop', 'start'];
const isDeed = (typed: string): typed is ReminderDeedName => (DEEDS as readonly string[]).includes(typed);

/** What makes sense as it stands; nothing where nobody can be reminded. */
function deedsFor(request: PaymentRequest): ReminderDeedName[] {
  const { reminders } = request;
  if (!reminders) return [];
  if (reminders.stopped) return request.state === 'open' ? ['now', 'start', 'promised'] : [];
  if (hindranceOf(request)) return [];
  const isPlanned = plannedAt(request) !== undefined;
  return ['now', ...(isPlanned ? (['skip'] as const) : []), 'promised', ...(isPlanned ? (['stop'] as const) : [])];
}
