const many = (count: number): string => (count >= 100 ? '100 or more' : String(count));

/** How a working day begins. Amounts and days are given ready to read. */
export const mornings = {
  title: (day: string) => `This morning, ${day}`,
  unpaid: (count: number, overdue: number) =>
    `${many(count)} ${count === 1 ? 'request waits' : 'requests wait'} to be paid${
      overdue > 0 ? `, ${many(overdue)} of them for a week or longer` : ''
    }.`,
  attention: (count: number) =>
    count === 1
      ? 'One thing needs somebody: it is on the app’s home.'
      : `${many(count)} things need somebody: they are on the app’s home.`,
  tasks: (count: number) =>
    count === 1 ? 'One task is to be done by tonight.' : `${many(count)} tasks are to be done by tonight.`,
  disputes: (count: number, by: string | undefined) =>
    `${count === 1 ? 'One dispute waits' : `${many(count)} disputes wait`} for an answer${by ? `, the first until ${by}` : ''}.`,
  paid: (count: number, sum: string) => `Paid since the last working morning: ${sum} (${many(count)}).`,
  how: 'The app’s home shows them one by one, as does the list of payments.',
};
