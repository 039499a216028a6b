import type { Tongue } from '../../../src/kernel/language.ts';
import type { Reminders } from '../../../src/payments/reminders/reminders.ts';
import type { PaymentRequest } from '../../../src/payments/request.ts';
import type { RemindersForm } from '../../../src/payments/screen.ts';
import { cad, later, NOON } from '../../specimens/people.ts';
import { request } from './request.ts';

export const REMINDER = 'Bonjour Julie, Garage Boréal : rappel, 125,50 $ (RO4821) {link}';
const DAY = 24 * 60;

const reminders: Reminders = {
  ...{ days: [3, 7, 14], since: NOON, sent: 0 },
  place: { timeZone: 'America/Toronto', region: 'QC' },
};
const planned = (at: Date): Pick<PaymentRequest, 'outbox'> => ({
  outbox: [{ kind: 'errand', name: 'remind', id: 'out_1', due: at, attempts: 0 }],
});

/** A request whose customer is to be reminded, or is not any more. */
export function reminded(tongue: Tongue): Record<string, PaymentRequest> {
  const stopped = (change: NonNullable<Reminders['stopped']>) =>
    request(tongue, { reminders: { ...reminders, stopped: change } });
  const promised = { day: later(4 * DAY), until: later(5 * DAY - 180), by: 'Sophie Roy' };
  return {
    'reminder-planned': request(tongue, { reminders, ...planned(later(3 * DAY)) }),
    'reminders-gone': request(tongue, { reminders: { ...reminders, days: [], sent: 3, lastAt: later(14 * DAY) } }),
    'reminders-off': request(tongue, { reminders: { ...reminders, days: [] } }),
    'payment-promised': request(tongue, { reminders: { ...reminders, promised }, ...planned(promised.until) }),
    'reminders-answered': stopped({ why: 'answered', at: later(60) }),
    'reminders-paused': stopped({ why: 'paused', by: 'Sophie Roy', at: later(60) }),
    'reminders-without-words': stopped({ why: 'no-words', at: later(3 * DAY) }),
  };
}

/** The form, as its request stands. */
export function remindersForms(): Record<string, RemindersForm> {
  const form: RemindersForm = {
    ...{ kind: 'reminders-form', values: { deed: 'now', until: '' }, requestId: 'pay_1' },
    ...{ amount: cad(12550), reference: 'RO4821', deeds: ['now', 'skip', 'promised', 'stop'] },
    ...{ nextAt: later(3 * DAY), preview: REMINDER },
  };
  const { nextAt: _, ...without } = form;
  return {
    reminders: form,
    'reminders-at-night': { ...form, soonest: later(21 * 60) },
    'reminders-stopped': { ...without, deeds: ['now', 'start', 'promised'] },
    'reminders-problem': {
      ...form,
      values: { deed: 'promised', until: '' },
      problem: { code: 'promise-unreadable' },
    },
  };
}
