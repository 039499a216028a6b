import type { Feature } from '../feature.ts';
import { kindOf } from '../promises/deliver.ts';
import { createRefundAnnouncer } from './announcer.ts';
import { createApprovalDesk } from './approval-desk.ts';
import { createRefundDesk } from './refund-desk.ts';

/** Giving money back, with a second pair of eyes where the company wants it. */
export const refunds: Feature = {
  commands: [],
  at(house) {
    const desk = createRefundDesk(house);
    const approval = createApprovalDesk(house);
    return {
      announcers: { outgoingRefunds: kindOf(createRefundAnnouncer(house)) },
      buttons: {
        'request.refund': { press: desk.open },
        'refund.approve': { role: 'administrator', press: approval.approve },
        'refund.decline': { role: 'administrator', press: approval.askWhy },
      },
      forms: {
        refund: {
          fill: (actor, { values: { amount = '', reason = '', note = '', tell = '' }, state }, phase, key) =>
            desk.fill(actor, { amount, reason, note, tell }, state, phase === 'sent', key),
        },
        'refund-decline': {
          role: 'administrator',
          fill: (actor, { values: { why = '' }, state }) => approval.decline(actor, state, why),
        },
      },
    };
  },
};
