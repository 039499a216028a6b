import { ending } from '../sentence.ts';

/** Estimates: the form that sends them, their card and news, and the page where customers answer. */
export const estimates = {
  title: 'Send an estimate',
  start: 'New estimate',
  submit: 'Send the text',
  submitMail: 'Send the e-mail',
  submitAnyway: 'Send anyway',
  refresh: 'Show orders and text',
  close: 'Cancel',
  find: {
    label: 'Find in this customer’s open orders',
    placeholder: 'Number, amount, date or what is to be done',
  },
  order: {
    label: (who: string) => `Open orders of ${who}`,
    hint: 'The customer approves or declines each piece of work, or all of it.',
    none: 'No open order here',
    noneWhy: 'This customer has no open order with something to pay. A closed one is sent with /invoice.',
  },
  days: {
    label: 'Valid for',
    option: (days: string) => `${days} days`,
  },
  deposit: {
    label: 'Deposit, once it is approved',
    hint: 'The page leads from the answer to the payment. What is paid counts against the order.',
    placeholder: 'For example 200',
  },
  message: {
    label: 'Your own message',
    hint: 'In place of the usual text. The link is added by itself.',
    placeholder: 'Hello {customer.firstName}, here is the estimate for your brakes.',
  },
  preview: 'View preview',
  waiting: 'Choose the customer and the order to see the text here.',
  changed: (total: string) =>
    `The order changed since it was shown to you: it now comes to ${total}. Look again, then send.`,
  before: {
    open: (e: { by: string; when: string; total: string }) =>
      `${e.by} sent an estimate of ${e.total} for it (${e.when}), which is still waiting for an answer. A new one takes its place, and its link says so.`,
    approved: (e: { by: string; when: string; total: string }) =>
      `The customer approved an estimate of ${e.total} for it, sent by ${e.by} (${e.when}). It counts until a new one is approved.`,
    partly: (e: { by: string; when: string; total: string }) =>
      `The customer approved a part of an estimate of ${e.total} for it, sent by ${e.by} (${e.when}). That counts until a new one is approved.`,
    declined: (e: { by: string; when: string; total: string }) =>
      `The customer declined an estimate of ${e.total} for it, sent by ${e.by} (${e.when}).`,
    expired: (e: { by: string; when: string; total: string }) =>
      `An estimate of ${e.total} for it, sent by ${e.by} (${e.when}), expired without an answer.`,
    superseded: (e: { by: string; when: string; total: string }) =>
      `${e.by} sent an estimate of ${e.total} for it before (${e.when}).`,
    withdrawn: (e: { by: string; when: string; total: string }) =>
      `An estimate of ${e.total} for it, sent by ${e.by} (${e.when}), was withdrawn.`,
  },
  /** By e-mail, for who can't get a text: what the team reads, and what the customer does. */
  mail: {
    hints: {
      'opted-out':
        'This customer wants no more texts. You may still send the estimate by e-mail: the same link, with the document.',
      'not-textable': 'No text can reach this number. Send the estimate by e-mail: the same link, with the document.',
    },
    along: 'with the estimate attached',
    failed: (to: string, why: string) => `The estimate could not be e-mailed to ${to}: ${why}`,
    failures: {
      'address-refused': (reference: string) =>
        `Ask the customer for the right address, then send it anew: /estimate ${reference}.`,
      refused: () => 'Call the customer. Tell whoever manages Quittance.',
      'not-now': () => 'Call the customer. Tell whoever manages Quittance.',
      'not-printed': () => 'Call the customer. Tell whoever manages Quittance.',
      unclear: () => 'It may have arrived all the same: ask the customer before you send it again.',
      over: () => 'No e-mail went out.',
    },
    subject: (reference: string, company: string) => `Estimate for ${reference}, from ${company}`,
    pay: 'See and answer',
    attached: 'The estimate is attached.',
  },
  help: {
    form: (command: string) =>
      `Type ${command} to open a form: choose the customer, then one of their open orders, look at the PDF, check the text, send.`,
    found: (example: string) => `With a name, a phone number or a reference the form opens on it: ${example}.`,
    after: [
      'Your customer sees the work and what it costs, and approves or declines each piece of it. The answer is told here and kept.',
    ],
  },
  notices: {
    sent: (n: { to: string; total: string; reference: string }) =>
      `Your estimate is on its way to ${n.to}: ${n.total} for ${n.reference}.`,
    withdrawn: (reference: string) => `Withdrawn: the estimate for ${reference}. Its link says so.`,
    sentAgain: (reference: string) => `The link to the estimate for ${reference} is on its way again.`,
  },
  card: {
    heading: (total: string, reference: string) => `Estimate ${reference} · ${total}`,
    summary: (s: { total: string; reference: string; who: string; status: string }) =>
      `Estimate ${s.reference}, ${s.total}, ${s.who}: ${s.status}`,
    status: {
      queued: (when: string) => `Text on its way (${when})`,
      sent: (when: string) => `Text sent (${when}), not delivered yet`,
      delivered: (when: string) => `Text delivered (${when}), waiting for the customer`,
      failed: (why: string, when: string) => `Text not delivered (${when}): ${why}`,
      seen: (when: string) => `Seen by the customer (${when}), not answered yet`,
      approved: (name: string, when: string) => `Approved by ${name} (${when})`,
      partly: (name: string, when: string) => `Approved in part by ${name} (${when})`,
      declined: (name: string, when: string) => `Declined by ${name} (${when})`,
      expired: (when: string) => `Expired (${when}), not answered`,
      superseded: (when: string) => `Replaced by a newer estimate (${when})`,
      orderOver: {
        closed: (when: string) => `Order closed before the customer answered (${when})`,
        voided: (when: string) => `Order voided before the customer answered (${when})`,
      },
      withdrawn: (by: string, when: string) => `Withdrawn by ${by} (${when})`,
    },
    replaced: (when: string) => `A newer estimate was sent (${when}). This answer counts until that one is approved.`,
    validUntil: 'Valid until',
    approvedTotal: 'Approved, taxes included',
    deposit: 'Deposit',
    depositAsked: (amount: string) => `${amount}, asked for: see its own card`,
    /** On the card of the payment request that asks for it. */
    depositOn: (reference: string) =>
      `Deposit on the approved estimate for ${reference}: what is paid counts against the order.`,
    depositLater: (amount: string) => `${amount}, asked for once it is approved`,
    work: { approved: '✓ Approved', declined: '✗ Declined' },
    moreWork: (count: number) => `and ${count} more`,
    exceeded: (now: string, approved: string) =>
      `The order now comes to ${now}, which is more than the ${approved} that was approved.`,
    exceededNext: (reference: string) =>
      `An approved estimate binds you: more work needs the customer’s approval first. Send a new estimate (/estimate ${reference}), or take off what was not approved.`,
    proof: (hash: string) => `Kept as proof: ${hash}`,
    asSent: 'As it was sent',
    asAnswered: 'With the answer',
    openPdf: 'Open the PDF',
    textAsSent: 'Message to the customer',
    shortLink: '[link to the estimate]',
    sendAgain: 'Send again',
    withdraw: 'Withdraw',
    withdrawConfirm: {
      title: 'Withdraw this estimate?',
      text: (total: string, reference: string) =>
        `The customer can no longer answer the estimate of ${total} for ${reference}. They get no text about it.`,
      yes: 'Withdraw it',
      no: 'Keep it',
    },
  },
  news: {
    approved: (n: { who: string; amount: string; reference: string }) =>
      `${n.who} approved the estimate for ${n.reference}: ${n.amount}.`,
    partly: (n: { who: string; amount: string; total: string; reference: string }) =>
      `${n.who} approved a part of the estimate for ${n.reference}: ${n.amount} of ${n.total}. The card says which work.`,
    declined: (n: { who: string; total: string; reference: string }) =>
      `${n.who} declined the estimate for ${n.reference} (${n.total}).`,
    signed: (name: string) => `Signed: ${name}`,
    exceeded: (n: { reference: string; amount: string; total: string }) =>
      `${n.reference} now comes to ${n.amount}. Only ${n.total} was approved.`,
    orderOver: {
      closed: (n: { who: string; reference: string }) =>
        `${n.reference} was closed before ${n.who} answered its estimate. The link says so, and can’t be answered any more.`,
      voided: (n: { who: string; reference: string }) =>
        `${n.reference} was voided before ${n.who} answered its estimate. The link says so, and can’t be answered any more.`,
    },
    orderOverNext: {
      closed: (reference: string) => `If the work is done, send the invoice: /invoice ${reference}.`,
      voided: () => 'Nothing is left to do here. The customer gets no text about it.',
    },
    withdrawn: (by: string) => `${by} withdrew this estimate. Its link says so.`,
    sentAgain: (by: string) => `${by} sent the link to the estimate again.`,
  },
  page: {
    title: 'Estimate',
    text: (company: string) =>
      `Nothing is done that you have not approved. Questions? ${company} will be glad to help.`,
    total: 'Total, taxes included',
    validUntil: (when: string) => `These prices hold until ${ending(when)}`,
    work: 'The work',
    withTaxes: 'With taxes',
    together: 'Discounts and adjustments go with the work you approve.',
    choice: 'Your answer',
    all: (total: string) => `I approve all of it: ${total}`,
    one: (total: string) => `I approve it: ${total}`,
    some: 'I approve only the work that I tick:',
    none: 'I decline',
    name: 'Your first and last name',
    nameHint: 'Typing your name is your signature.',
    sure: {
      title: 'One more step',
      text: 'Security software sometimes opens links and presses buttons. Tick the box to tell us that it is you, then press again.',
      tick: 'Yes, this is my answer',
    },
    send: 'Send my answer',
    problem: 'Your answer was not sent yet',
    pdf: 'Open the estimate as PDF',
    answeredPdf: 'Open your answer as PDF',
    approved: {
      title: 'Approved. Thank you!',
      text: (name: string, when: string) => `${name} approved it on ${ending(when)}`,
    },
    partly: {
      title: 'Approved in part. Thank you!',
      text: (name: string, when: string) => `${name} approved the ticked work on ${ending(when)}`,
    },
    declined: {
      title: 'You declined this estimate',
      text: (name: string, when: string) => `${name} declined it on ${ending(when)}`,
    },
    approvedTotal: 'You approved, taxes included',
    told: (company: string) =>
      `${company} was told. Changed your mind? Call or text: nothing here can be changed any more.`,
    approvedWork: 'Approved',
    declinedWork: 'Declined',
    deposit: {
      title: (amount: string) => `A deposit of ${amount} is asked for.`,
      pay: (amount: string) => `Pay the deposit of ${amount}`,
      paid: (amount: string) => `Your deposit of ${amount} was received. It counts against your order.`,
      over: 'The deposit is not asked for any more.',
      note: (amount: string) =>
        `Once you approve it, a deposit of ${amount} is asked for. It counts against your order.`,
    },
    already: {
      title: 'This was answered already',
      text: 'Only the first answer counts: it stands below.',
    },
    expired: {
      title: 'This estimate has expired',
      text: (company: string, when: string) => `Its prices held until ${when}. Ask ${company} for a new one.`,
    },
    superseded: {
      title: 'There is a newer estimate',
      text: (company: string) => `This one no longer counts: ${company} sent you another one for the same work.`,
      answered: 'A newer estimate was sent for the same work. Your answer here counts until you approve that one.',
      see: 'See the newer estimate',
    },
    /** Its order came to an end before it was answered. */
    orderOver: {
      title: 'There is nothing left to answer',
      closed: (reference: string, company: string) =>
        `The order ${reference} has been closed since this estimate was sent. Any questions? ${company} will be glad to help.`,
      voided: (reference: string, company: string) =>
        `The order ${reference} was cancelled since this estimate was sent. Any questions? ${company} will be glad to help.`,
    },
    withdrawn: {
      title: 'This estimate was withdrawn',
      text: (company: string) => `There is nothing to answer here. Any questions? ${company} will be glad to help.`,
    },
    footer: (company: string) => `Estimate from ${company}, by Quittance`,
  },
};
