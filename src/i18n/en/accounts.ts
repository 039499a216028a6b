/** A company's own accounts with vendors, in the settings. */
export const accounts = {
  /** As the choice of a section calls them. */
  names: { stripe: 'Stripe account', twilio: 'Number for texts (Twilio)' },
  submit: 'Check and save',
  saved: {
    stripe: 'Checked with Stripe and saved. New payment pages are opened in this account from now on.',
    twilio: 'Checked with Twilio and saved. New texts go out from this number from now on.',
  },
  none: {
    stripe:
      'Your company is paid through the Stripe account of whoever runs this server. Enter your own here, and your customers pay straight into it.',
    twilio:
      'Your company texts from the number of whoever runs this server. Enter your own here, and your customers know it is you.',
  },
  now: (name: string, when: string) => `In use: ${name}. Entered: ${when}`,
  testMode: 'This is an account in test mode: no real money moves.',
  before: {
    stripe: 'Payments from before stay where they were made, and are given back from there.',
    twilio:
      'Everything goes out from the new number, also answers to earlier texts. What customers send to the server’s number no longer reaches your team.',
  },
  steps: {
    stripe: [
      'In Stripe, open Developers > Webhooks > Add endpoint. The address to give is below; choose all events.',
      'Copy the endpoint’s Signing secret into the second field.',
      'Open Developers > API keys > Create restricted key. Allow writing for Checkout Sessions, Refunds, Disputes and Files, and reading for Account, Charges, PaymentIntents, Payouts, Balance and Events. Copy the key into the first field.',
    ],
    twilio: [
      'In Twilio, open Phone Numbers > Active numbers > your number > Messaging > A message comes in. Choose Webhook and POST, and give the address below.',
      'Copy the Account SID and the Auth token from Account Info.',
    ],
  },
  address: 'Address to give',
  kept: (end: string) => `Saved; it ends in ${end}. Leave this empty to keep it.`,
  fields: {
    'secret-key': { label: 'Restricted key', hint: 'It begins with rk_live_. It is never shown again.' },
    'webhook-secret': { label: 'Signing secret', hint: 'It begins with whsec_. It is never shown again.' },
    'account-sid': { label: 'Account SID', hint: 'It begins with AC.' },
    'auth-token': { label: 'Auth token', hint: 'It is never shown again.' },
    sender: { label: 'Number or messaging service', hint: 'For example 418-555-0123, or an id that begins with MG.' },
  },
};
