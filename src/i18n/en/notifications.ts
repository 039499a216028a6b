/** What members are told in their own conversation with the app. */
export const notifications = {
  title: 'My notifications',
  help: (command: string) => `Type ${command} to choose what you are told in direct messages.`,
  submit: 'Save',
  close: 'Cancel',
  /** `name`: the chat's. */
  about: (name: string) =>
    `Quittance tells you this in a direct message in ${name}, beside what your channels show. You are never told what you did yourself, and what repeats within three minutes comes as one message.`,
  kinds: {
    'new-text': { label: 'A customer texts', own: 'Only in conversations that are mine' },
    assigned: { label: 'Somebody gives me a conversation', own: 'Tell me' },
    mentioned: { label: 'Somebody mentions me in a note', own: 'Tell me' },
    paid: { label: 'A customer pays', own: 'Only what I asked for' },
    failed: { label: 'A text or an e-mail does not arrive', own: 'Only what I sent' },
    disputed: { label: 'A customer disputes a payment', own: 'Only what I asked for' },
    morning: { label: 'How the day begins, on working days at eight', own: 'Tell me' },
  },
  none: 'Do not tell me',
  all: 'All that everybody in the company may see',
  mentionedHint: 'Your chat already tells you of most mentions.',
  unreachable: {
    slack: (when: string) =>
      `Slack does not let Quittance write to you (${when}). Ask whoever manages Slack at your company to turn on the Messages tab of the app, then save this form again.`,
    teams: (when: string) =>
      `Quittance cannot write to you in Teams (${when}). It can once you are in a team that has Quittance, or have added it yourself: in Teams, open Apps, search for Quittance, choose Add. Then save this form again.`,
  },
  saved: 'Your choices are saved.',
  savedNone: 'Your choices are saved: you get no direct messages. Your channels show everything as before.',
  /** Several at once. */
  many: (count: number) => `${count} messages about this`,
  earlier: (count: number) => (count === 1 ? 'And one before these.' : `And ${count} before these.`),
  open: 'Open the thread',
  inRoom: (room: string) => `The thread is in ${room}.`,
  mentioned: (by: string, who: string) => `${by} mentioned you in a note about ${who}`,
};
