/** The company's settings, where they are looked at and changed. */
export const settings = {
  title: 'Settings',
  tabName: 'Quittance settings',
  loading: 'Loading the settings…',
  retry: 'Try again',
  information: {
    title: 'About the company',
    name: 'Company name',
    phone: 'Phone number',
    language: 'Language of channels and customers',
    timeZone: 'Time zone',
    currency: 'Currency',
  },
  rooms: {
    title: 'Channels that follow payments',
    told: 'Follows requests sent from here, and those sent from private chats',
    ownOnly: 'Follows only requests sent from here',
    gone: 'Quittance was removed: nothing is sent there any more',
    more: 'Private channels and group chats are not listed here.',
    unnamed: 'Group chat',
    none: 'No channel is told about payments yet. Add Quittance to the channel where your team wants to follow them.',
  },
  notLinked: {
    title: 'This Teams organization is not linked to a company yet',
    text: 'Add Quittance to a channel and type /quickpay there. If Quittance does not know your company yet, a short form asks about it. Then come back here.',
  },
  membersOnly: {
    title: 'Quittance is for the people who work here',
    text: 'Guests can’t see its settings. Ask somebody who works in this organization.',
  },
  signInFailed: {
    title: 'Teams could not sign you in',
    text: 'Close this tab and open it again. If that does not help, ask whoever manages Teams at your company to approve Quittance in the Teams admin center, under Manage apps.',
  },
  outside: {
    title: 'This page belongs in Microsoft Teams',
    text: 'In Teams, open the Quittance app and choose its Settings tab.',
  },
  failed: {
    title: 'The settings could not be loaded',
    text: 'Nothing was changed. Check your connection and try again in a moment.',
  },
  editor: {
    examples: 'Preview',
    about: 'How the documents and the payment page will look, with what is typed. Nobody gets them.',
    invoice: 'Invoice',
    estimate: 'Estimate',
    page: 'Payment page',
    working: 'Saving…',
    failed: 'This could not be saved. What you typed is still here: try again in a moment.',
  },
  configure: {
    title: 'Add the Quittance settings',
    text: 'The tab shows what customers see of your company, and which channels follow payments. Choose Save to add it.',
    failed: 'The tab could not be added. Please try again.',
  },
};
