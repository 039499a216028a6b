import type { Feature } from '../feature.ts';
import { kindOf } from '../promises/deliver.ts';
import { createRequestAnnouncer } from './announcer.ts';
import { createBookkeeping } from './bookkeeping.ts';
import { createHandDesk } from './by-hand/hand-desk.ts';
import { readHand } from './by-hand/values.ts';
import { createCancelDesk } from './cancel-desk.ts';
import { createCardDesk } from './card-desk.ts';
import { createCounterDesk } from './counter-desk.ts';
import { createInvoiceAnnouncer } from './invoice-announcer.ts';
import { createInvoiceDesk } from './invoicing/invoice-desk.ts';
import { BY_HAND, readInvoices } from './invoicing/values.ts';
import { createNameDesk } from './name-desk.ts';
import { createQuickpayDesk } from './quickpay-desk.ts';
import { readQuickpay } from './quickpay-values.ts';
import { createReconciliation, reconciling } from './reconcile.ts';
import { createRemindersDesk } from './reminders/desk.ts';
import { createShareDesk } from './sharing/desk.ts';

const HOUR_MS = 3_600_000;

/** Asking a customer for a payment, and what can be done to a request. */
export const payments: Feature = {
  commands: [
    {
      name: 'quickpay',
      role: 'agent',
      title: ({ quickpay }) => quickpay.title,
      start: ({ quickpay }) => quickpay.start,
      fromMessage: { fr: 'Paiement', en: 'Payment' },
      help: ({ quickpay: { help } }, example) => [help.form('/quickpay'), help.oneLine(example), ...help.after],
      example: { fr: '/quickpay 514 555-0188 125,50 RO4821', en: '/quickpay 514-555-0188 125.50 RO4821' },
      description: {
        fr: 'Demander un paiement à un client par texto',
        en: 'Ask a customer for a payment by text message',
      },
    },
    {
      name: 'invoice',
      role: 'agent',
      title: ({ invoicing }) => invoicing.title,
      start: ({ invoicing }) => invoicing.start,
      help: ({ invoicing: { help } }, example) => [help.form('/invoice'), help.found(example), ...help.after],
      fromMessage: { fr: 'Facture', en: 'Invoice' },
      example: { fr: '/invoice tremblay', en: '/invoice tremblay' },
      description: {
        fr: 'Envoyer à un client ses factures, à payer par texto',
        en: 'Send customers their invoices, to pay by text message',
      },
    },
  ],
  at(house) {
    const desk = createQuickpayDesk(house);
    const invoicing = createInvoiceDesk(house);
    const byHand = createHandDesk(house, invoicing.show);
    const card = createCardDesk(house);
    const cancelling = createCancelDesk(house, card.cancel);
    const counter = createCounterDesk(house);
    const naming = createNameDesk(house);
    const reminders = createRemindersDesk(house);
    const sharing = createShareDesk(house);
    const reconcile = createReconciliation(house, createBookkeeping(house).told);
    return {
      announcers: {
        requests: kindOf(createRequestAnnouncer(house)),
        invoices: kindOf(createInvoiceAnnouncer(house)),
      },
      jobs: {
        reconcile: reconciling(house, reconcile),
        'forget-drafts': { every: HOUR_MS, atStart: false, run: desk.forgetDrafts },
      },
      commands: { quickpay: desk.open, invoice: invoicing.open },
      messages: { quickpay: desk.openOn, invoice: invoicing.openOn },
      forms: {
        quickpay: {
          role: 'agent',
          fill(actor, filled, phase, key) {
            const read = readQuickpay(filled);
            return phase === 'changed' ? desk.refresh(actor, read) : desk.submit(actor, read, key);
          },
          search: { customer: desk.search },
        },
        invoice: {
          role: 'agent',
          fill(actor, filled, phase, key) {
            const read = readInvoices(filled);
            const { customer } = read.values;
            if (customer.startsWith(BY_HAND)) return byHand.open(actor, customer.slice(BY_HAND.length));
            return phase === 'changed' ? invoicing.refresh(actor, read) : invoicing.submit(actor, read, key);
          },
          search: { customer: invoicing.search },
        },
        'by-hand': {
          role: 'agent',
          fill(actor, filled, phase) {
            const read = readHand(filled);
            return phase === 'changed' ? byHand.refresh(actor, read) : byHand.submit(actor, read);
          },
          search: { customer: byHand.search },
        },
        // Nothing is typed in it: whatever is done with it ends it.
        counter: { role: 'agent', fill: (actor, { state }) => counter.done(actor, state) },
        reminders: {
          role: 'agent',
          fill(actor, { values: { deed = '', until = '' }, state }, phase, key) {
            const typed = { deed, until };
            return phase === 'changed'
              ? reminders.again(actor, typed, state)
              : reminders.fill(actor, typed, state, key);
          },
        },
        cancel: {
          role: 'agent',
          fill: (actor, { values: { reason = '', note = '' }, state }, _, key) =>
            cancelling.fill(actor, { reason, note }, state, key),
        },
        share: {
          role: 'agent',
          fill: (actor, { values: { customer = '', name = '', amount = '' }, state }, phase, key) =>
            sharing.fill(actor, { customer, name, amount }, state, phase, key),
          search: { customer: sharing.search },
        },
        'customer-name': {
          role: 'agent',
          fill: (actor, { values: { name = '' }, state }) => naming.fill(actor, name, state),
        },
      },
      buttons: {
        'quickpay.send': { role: 'agent', press: desk.sendDraft },
        'quickpay.edit': { role: 'agent', press: desk.editDraft },
        'quickpay.discard': { role: 'agent', press: async () => ({ kind: 'not-sent' }) },
        // The number of a conversation: whose invoices are listed.
        'invoice.for': { role: 'agent', press: (actor, phone) => invoicing.open(actor, phone) },
        'request.void': { role: 'agent', press: cancelling.open },
        // On cards that an earlier version drew: it asked for no reason.
        'request.cancel': { role: 'agent', press: (actor, id, key) => card.cancel(actor, id, key) },
        'request.send-again': { role: 'agent', press: card.sendAgain },
        'request.link': { role: 'agent', press: (actor, id) => counter.show(actor, id, 'link') },
        'request.reminders': { role: 'agent', press: reminders.open },
        'request.in-full': { role: 'agent', press: (actor, id) => card.payInFull(actor, id, true) },
        'request.parts': { role: 'agent', press: (actor, id) => card.payInFull(actor, id, false) },
        'request.share': { role: 'agent', press: sharing.open },
        'request.share-end': { role: 'agent', press: (actor, value) => sharing.end(actor, value) },
        'request.name': { role: 'agent', press: naming.open },
        'request.code': { role: 'agent', press: (actor, id) => counter.show(actor, id, 'code') },
      },
    };
  },
};
