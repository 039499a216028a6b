import { ending } from '../sentence.ts';

/** What a member is told of what they wrote in a customer's thread. */
export const inThread = {
  staysInTeam: (who: string) =>
    `${who} does not get what is written in this thread: it stays within your team. You are told once a day.`,
  answerBy: (phone: string) =>
    `To answer by text, press “Reply to customer” under what they wrote, or start your message with >. You can also call ${phone}.`,
  /** To who writes where nothing can be sent any more. */
  unsendable: (who: string) => `${who} wants no more texts: nothing that is written here can be sent.`,
  unsendableNext: (phone: string) =>
    `Call ${phone}. Only they can change that, by texting START to your number. You are told once a day.`,
  liveOver: (who: string) =>
    `This was not sent to ${who}: nothing was written for 30 minutes, and live mode is over. Start it again on the first message of the thread, or begin your message with >.`,
  cardNumber: 'Your message holds the number of a payment card. Please delete it now.',
  cardNumberSplit: 'Your last messages together hold the number of a payment card. Please delete them now.',
  cardNumberWhy:
    'Everybody in this channel can read it, and it must not be kept anywhere. Customers pay by their link alone.',
};

/** Answering a customer by text. */
export const answers = {
  button: 'Reply to customer',
  invoice: 'Send an invoice',
  /** Under a text that opened the thread. */
  again: 'Text the customer',
  /** On what opens a thread after a quiet time. */
  follows: 'There is an earlier thread with this customer. It was quiet for some time, so this is a new one.',
  insteadOf: (room: string) =>
    `This belongs in ${room}, where Quittance is not any more. Administrators can choose another channel: /settings, under Conversations.`,
  earlier: 'Earlier thread',
  title: 'Reply by text',
  submit: 'Send the text',
  refresh: 'Preview the text',
  close: 'Cancel',
  said: (who: string, when: string) => `${who} texted (${when}):`,
  sentFiles: (count: number) =>
    count === 1 ? 'A photo or a file, without a word.' : `${count} photos or files, without a word.`,
  answered: (by: string, when: string) => `${by} has already answered (${when}):`,
  overtaken: 'A colleague has just answered. Nothing is sent yet: read it, then send yours if it is still needed.',
  reply: { label: 'Saved reply', own: 'None: your own message is sent' },
  message: {
    label: 'Your message',
    hint: 'Your first name and your company are put in front, once per turn. After sending, you have a few seconds to undo.',
  },
  /** `by`: who answered, as on the card in the thread. */
  heading: (by: string, who: string) => `${by} to ${who}`,
  held: 'Goes out in a few seconds',
  scheduled: (when: string) => `Goes out ${when}`,
  putOff: (when: string) =>
    `Delayed, goes out ${ending(when)} It could not go out at its time, and this is no time to text a customer.`,
  cancel: 'Cancel this text',
  queued: 'On its way',
  sent: 'Sent',
  delivered: 'Delivered',
  failed: (why: string) => `Not delivered: ${why}`,
  undone: (by: string) => `Undone by ${by}: the customer gets nothing`,
  retried: 'Sent once more below',
  /** What became of the message that it was written in. */
  since: {
    edited: 'The message in the thread was edited afterwards. The customer gets what stands here.',
    deleted: 'The message in the thread was deleted afterwards. The customer gets what stands here.',
  },
  undo: 'Undo',
  retry: 'Try again',
  failedNews: (who: string, why: string) => `The answer to ${who} was not delivered: ${why}`,
  failedNext: 'Press “Try again” on the answer, or call the customer.',
  failedForGood: 'Call the customer.',
  onItsWay: (who: string) =>
    `Your text to ${who} goes out in a few seconds. Until then, “Undo” stands on it in the thread.`,
  takenBack: (who: string) => `Undone: ${who} gets nothing.`,
};

/** Who has a conversation, and whether it is done with. */
export const handling = {
  take: 'I’ll take it',
  assign: 'Assign…',
  close: 'Close',
  reopen: 'Reopen',
  live: 'Live mode…',
  liveEnd: 'End live mode',
  stop: 'No more texts…',
  stopConfirm: {
    title: 'No more texts?',
    text: 'Record here that the customer asked for no more texts. Nobody can take it back but the customer, by texting START.',
    yes: 'Record it',
    no: 'Cancel',
  },
  isLive: (by: string) => `Live: what ${by} writes in this thread goes to the customer`,
  liveConfirm: {
    title: 'Live mode?',
    text: 'What you write in this thread goes to the customer, until you end it, a colleague writes here, or 30 minutes pass without a word. Each text can be undone for a few seconds.',
    yes: 'Start live mode',
    no: 'Cancel',
  },
  assigned: (to: string) => `Assigned to ${to}`,
  optedOut: 'Wants no more texts: nothing can be sent. Please call. Texting START lets them come again.',
  closed: (by: string) => `Closed by ${by}. It opens again when the customer writes.`,
  heading: (who: string) => `Conversation with ${who}`,
  form: {
    title: 'Assign conversation',
    submit: 'Assign',
    cancel: 'Cancel',
    member: 'Who takes care of it',
    memberHint: 'Colleagues who have used Quittance at least once.',
    memberMore: 'The list cannot show everybody. Whoever is not in it can press “I’ll take it” under the text.',
    nobody: 'Nobody in particular',
    note: 'Note for your colleague',
    noteHint: 'It stands in the thread, for your team alone. The customer does not get it.',
  },
  news: {
    taken: (who: string, by: string) => `${by} takes care of ${who}.`,
    assigned: (who: string, by: string, to: string) => `${by} asks ${to} to take care of ${who}.`,
    unassigned: (who: string, by: string) => `${by} gives the conversation with ${who} back to the channel.`,
    closed: (who: string, by: string) => `${by} closed the conversation with ${who}.`,
    reopened: (who: string) => `The conversation is open again: ${who} wrote.`,
    reopenedBy: (who: string, by: string) => `${by} reopened the conversation with ${who}.`,
    live: (who: string, by: string) => `Live: what ${by} writes here goes to ${who}.`,
    liveHow:
      'It ends when a colleague writes here, or after 30 minutes without a word. What shows no text under it was not sent.',
    liveOver: (who: string) =>
      `Live mode is over, after 30 minutes without a word: ${who} gets nothing of what is written here.`,
    liveOverBy: (who: string, by: string) =>
      `${by} is here, and live mode is over: ${who} gets nothing of what is written here.`,
    stopped: (who: string, by: string) => `${by} recorded that ${who} wants no more texts.`,
    stoppedNext: 'Only the customer can change that, by texting START to your number.',
    left: (who: string, to: string) => `${to} works here no more: nobody has the conversation with ${who}.`,
    leftNext: 'Press “I’ll take it” on the first message of the thread, or assign it.',
  },
  changed: {
    assigned: (who: string, member: string) => `${member} now has the conversation with ${who}, and is told.`,
    unassigned: (who: string, _member: string) => `The conversation with ${who} is nobody’s in particular now.`,
    live: (who: string, _member: string) => `Live: what you write in this thread now goes to ${who}.`,
    'live-over': (who: string, _member: string) =>
      `Live mode is over: ${who} gets nothing of what is written in this thread.`,
    stopped: (who: string, _member: string) => `Recorded: ${who} gets no more texts.`,
    closed: (who: string, _member: string) => `The conversation with ${who} is closed. It opens again when they write.`,
    reopened: (who: string, _member: string) => `The conversation with ${who} is open again.`,
  },
};
