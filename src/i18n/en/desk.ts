/** What stands where the app itself is opened. `count` is ready to read: `12`, or `100+`. */
export const desk = {
  title: (day: string) => `Today, ${day}`,
  many: (count: number) => `${count}+`,
  tasks: 'To do elsewhere',
  moreTasks: 'There is more to do: it shows here as this is done.',
  waiting: 'These customers are waiting for an answer',
  moreWaiting:
    'There are others: they appear here as you answer. A conversation that you close is not waiting any more.',
  quoted: (words: string) => `“${words}”`,
  openThread: 'Open the thread',
  attention: (count: string) => `Needs attention (${count})`,
  open: (count: string) => `Waiting to be paid (${count})`,
  nothingOpen: 'Nothing waits to be paid: everybody has paid.',
  /** `sum`: an amount, or several in as many currencies. */
  paid: (p: { sum: string; count: string }) => `Paid today: ${p.sum} (${p.count})`,
  nothingPaid: 'Nothing has been paid yet today.',
  nothing: 'Nothing waits to be paid, and nothing waits for you.',
  start: 'Ask for a first payment with the button above. It will show here until it is paid.',
  order: { oldest: 'Oldest first', largest: 'Largest first' },
  /** `ago`: such as `3 days ago`. */
  asked: (by: string, ago: string) => `Requested by ${by} ${ago}`,
  openCard: 'Open the card',
  show: 'Show',
  more: 'Show more',
  back: 'Back to the first ones',
  close: 'Close',
  again: 'Refresh',
  /** The page of a tab; the settings' own words say the rest. */
  page: {
    title: 'Today',
    loading: 'Loading your day…',
    back: 'Back to today',
    failed: {
      title: 'Your day could not be loaded',
      text: 'Nothing was changed. Check your connection and try again in a moment.',
    },
    outside: {
      title: 'This page belongs in Microsoft Teams',
      text: 'In Teams, open the Quittance app and choose its Today tab.',
    },
  },
  welcome: {
    title: 'Welcome to Quittance',
    missing: 'Quittance does not know your company yet. Two steps are enough:',
    steps: (command: string) => [
      '1. Add Quittance to the channel where your team wants to follow payments.',
      `2. Type ${command} in that channel. A short form asks who your company is.`,
    ],
  },
};
