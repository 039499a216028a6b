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
        'request.refund': { role: 'member', press: desk.open },
        'refund.approve': { role: 'biller', press: approval.approve },
        'refund.decline': { role: 'biller', press: approval.askWhy },
      },
      forms: {
        refund: {
          role: 'member',
          fill: (actor, { values: { amount = '', reason = '', note = '', tell = '' }, state }, phase, key) =>
            desk.fill(actor, { amount, reason, note, tell }, state, phase === 'sent', key),
        },
        'refund-decline': {
          role: 'biller',
          fill: (actor, { values: { why = '' }, state }) => approval.decline(actor, state, why),
        },
      },
    };
  },
};
