import type { AccountForm } from '../../src/screen.ts';
import { later } from '../specimens/people.ts';

const SERVER = 'https://pay.garageboreal.ca/webhooks';

const stripe: AccountForm = {
  ...{ kind: 'account-form', vendor: 'stripe', values: { section: 'stripe' }, problems: {} },
  address: `${SERVER}/stripe/com_garage`,
};
const twilio: AccountForm = {
  ...{ kind: 'account-form', vendor: 'twilio', problems: {} },
  values: { section: 'twilio', 'account-sid': '', sender: '' },
  address: `${SERVER}/twilio/com_garage/inbound#rc=5&rp=all`,
};
const sid = `AC${'1'.repeat(32)}`;

/** Companies' own accounts: none yet, one that was saved, and each way in which a vendor says no. */
export const accountForms: Record<string, AccountForm> = {
  'account-stripe': stripe,
  'account-stripe-saved': {
    ...stripe,
    done: 'saved',
    has: {
      ...{ name: 'Garage Boréal', reference: 'acct_1QZx4LGarage', isLive: true, at: later(5) },
      ends: { 'secret-key': '8fJ2', 'webhook-secret': 'k9Qz' },
    },
  },
  'account-stripe-test': {
    ...stripe,
    has: { reference: 'acct_1QZx4LGarage', isLive: false, at: later(5), ends: { 'secret-key': '8fJ2' } },
    problems: {
      'secret-key': { code: 'key-permissions', missing: ['Refunds (write)', 'Events (read)'] },
      'webhook-secret': { code: 'signing-secret-unreadable' },
    },
  },
  'account-stripe-unknown': { ...stripe, problems: { 'secret-key': { code: 'key-unknown' } } },
  'account-stripe-away': { ...stripe, problems: { 'secret-key': { code: 'vendor-away', vendor: 'stripe' } } },
  'account-stripe-taken': { ...stripe, problems: { 'secret-key': { code: 'account-taken' } } },
  'account-twilio': twilio,
  'account-twilio-saved': {
    ...twilio,
    values: { section: 'twilio', 'account-sid': sid, sender: '+14185550123' },
    done: 'saved',
    has: {
      ...{ name: 'Garage Boréal', reference: '+14185550123', accountSid: sid, isLive: true, at: later(5) },
      ends: { 'auth-token': 'c41d' },
    },
  },
  'account-twilio-problems': {
    ...twilio,
    values: { section: 'twilio', 'account-sid': 'SK123', sender: '+14185550123' },
    problems: {
      'account-sid': { code: 'account-sid-unreadable' },
      'auth-token': { code: 'token-refused' },
      sender: { code: 'sender-not-yours' },
    },
  },
};
