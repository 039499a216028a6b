import { ending } from '../sentence.ts';

/** What this server says of itself to anybody: a title, and paragraphs, for each part of a page. */
export const publicPages = {
  /** What the links between the pages are called. */
  links: { about: 'Home', privacy: 'Privacy', terms: 'Terms of use', support: 'Support' },
  operator: {
    title: 'Who runs this server',
    named: (name: string) => `This server is run by ${ending(name)}`,
    unnamed: 'Its operator has not written a name here yet. The business that texted you knows who it is.',
    write: (email: string) => `Write to ${email}`,
  },
  about: {
    title: 'Quittance: payment requests by text message',
    parts: {
      customers: {
        title: 'If you got a text',
        texts: [
          'Businesses ask their customers for payments from this server. Open the link in the text to see the request and to pay, by card, Apple Pay or Google Pay, on Stripe’s secure page.',
          'If you have a question, ask the business that sent it: its phone number is on the page.',
        ],
      },
      team: {
        title: 'If you work for such a business',
        texts: [
          'In Slack or Microsoft Teams, type /quickpay. The customer gets a text message with a link, and your channel is told as soon as it is paid.',
        ],
      },
    },
  },
  privacy: {
    title: 'Privacy',
    parts: {
      about: {
        title: 'What this page is about',
        texts: [
          'It says what this server does with what it knows about people. Each business that uses it decides whom it writes to and why, and answers to its customers for that.',
        ],
      },
      kept: {
        title: 'What is kept',
        texts: [
          'About customers: phone number, name, language, and e-mail address where there is one; what was asked for and paid; invoices, estimates and receipts; the texts sent and received; whether they asked for texts to stop; and when their payment page was looked at.',
          'About those who work for the business: their name, language and number in Slack or Microsoft Teams, and what they did here.',
          'Never a whole card number: the payment itself happens at Stripe. Of a card, the brand and the last four digits are kept, as on any receipt. A card number that somebody writes in a text is masked before it is kept.',
        ],
      },
      shared: {
        title: 'Who receives what',
        texts: [
          'Stripe takes the payment, and receives the amount, the reference and the name of the business. Twilio carries the texts, and receives the phone number and the words.',
          'Slack and Microsoft Teams show the team its own conversations, with the customer’s name, phone number, amounts and texts. Documents that are e-mailed go through the operator’s mail server. Where the business has connected its own management system, payments are written there too.',
          'These providers may keep what they receive outside Quebec and Canada. Nothing is sold, and nobody is tracked: the pages set no cookie and load nothing from anywhere else.',
        ],
      },
      until: {
        title: 'For how long',
        texts: [
          'For as long as the business needs it, and for as long as tax law asks for invoices and payments: in Canada, six years after the end of the tax year. Data are deleted when somebody asks for it; the documents that tax law still wants kept are then deleted by themselves once its time is over.',
        ],
      },
      rights: {
        title: 'What you may ask for',
        texts: [
          'Ask the business that wrote to you to see what is kept about you, to have it corrected, or to have it deleted where no law asks for it to be kept. In Quebec, it has 30 days to answer; you may also turn to the Commission d’accès à l’information, and elsewhere in Canada to the Office of the Privacy Commissioner.',
          'To get no more texts, answer STOP.',
        ],
      },
      safety: {
        title: 'How it is protected',
        texts: [
          'Payment links cannot be guessed, and end after a while. The server’s log holds no texts and no links, and of a phone number the last four digits alone.',
        ],
      },
    },
  },
  terms: {
    title: 'Terms of use',
    parts: {
      about: {
        title: 'What these terms are about',
        texts: [
          'They are about using this software. What a business sells, its prices and its refunds are between you and that business. What a business and the operator of this server have agreed on comes before this page.',
        ],
      },
      customers: {
        title: 'If you were sent a link',
        texts: [
          'Whoever has the link can see the request and pay it: keep it for yourself. Pay only what you recognize. If you are not sure, call the business at a number that you know.',
          'The payment goes to the business through Stripe, whose own terms apply to it. Your carrier may charge for texts. Answer STOP to get no more.',
        ],
      },
      team: {
        title: 'If you work for a business',
        texts: [
          'Ask for money only from people who owe it, and write only to people whom the law lets you write to. Whoever has asked for texts to stop gets none: do not go around that.',
          'Write no card number, password or health information in a text.',
        ],
      },
      promise: {
        title: 'What can be relied on',
        texts: [
          'The software is made so that no payment is lost and none is taken twice. It depends on Stripe, Twilio, Slack and Microsoft, who may be late or out of order; and it comes as it is, without a guarantee, as far as the law allows. What was paid is what Stripe has recorded.',
        ],
      },
    },
  },
  support: {
    title: 'Support',
    parts: {
      customers: {
        title: 'About a payment or a text',
        texts: [
          'Ask the business that sent it: its phone number is on the payment page. It alone can change an amount, cancel a request or give money back.',
          'If a link has expired, open it and ask for a new one. Answer HELP to a text to know who wrote it, and STOP to get no more.',
        ],
      },
      team: {
        title: 'In Slack and Microsoft Teams',
        texts: [
          'Type /quickpay help to see all that can be typed. If something does not work, tell an administrator of your business; who runs this server finds out more in its log.',
        ],
      },
      safety: {
        title: 'A weakness in its protection',
        texts: [
          'If you found one, please tell whoever runs this server first, and look at nobody’s data. Where to write is said at /.well-known/security.txt.',
        ],
      },
    },
  },
};
