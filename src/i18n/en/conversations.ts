/** What a member is told of what they wrote in a customer's thread. */
export const inThread = {
  staysInTeam: (who: string) =>
    `${who} does not get what is written in this thread: it stays within your team. You are told once a day.`,
  answerBy: (phone: string) => `To answer, call or text ${phone} yourself.`,
  cardNumber: 'Your message holds the number of a payment card. Please delete it now.',
  cardNumberWhy:
    'Everybody in this channel can read it, and it must not be kept anywhere. Customers pay by their link alone.',
};
