/** What reached the mail server, as the demo's mail program shows it. */
import { type ReadMail, readMail } from '../smtp/reading.ts';
import type { SmtpStandIn } from '../smtp/server.ts';
import type { Passage } from './tap.ts';

export interface ShownMail {
  id: number;
  from: string;
  to: string;
  subject: string;
  text: string;
  /** Milliseconds since 1970. */
  at: number;
  attachments: { name: string; kilobytes: number; url: string }[];
}

export interface Mailbox {
  /** All that came, oldest first, without the bytes of what is attached. */
  mails(): ShownMail[];
  /** One attached file. */
  attachment(mail: number, place: number): { type: string; bytes: Uint8Array } | undefined;
  subscribe(listener: () => void): () => void;
}

/** `watch` is told of each letter, as of any other passage. */
export function createMailbox(smtp: SmtpStandIn, watch: (passage: Passage) => void): Mailbox {
  const read: ReadMail[] = [];
  const listeners = new Set<() => void>();
  smtp.subscribe(() => {
    const taken = smtp.taken.at(-1);
    if (!taken) return;
    void readMail(taken).then((mail) => {
      read.push(mail);
      watch(passageOf(mail));
      for (const listener of listeners) listener();
    });
  });
  return {
    mails: () =>
      read.map(({ from, to, subject, text, at, attachments }, mail) => ({
        ...{ id: mail, from, to, subject, text, at: at.getTime() },
        attachments: attachments.map(({ name, bytes }, place) => ({
          name,
          kilobytes: Math.ceil(bytes.length / 1024),
          url: `/mails/${mail}/${place}`,
        })),
      })),
    attachment: (mail, place) => read[mail]?.attachments[place],
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A letter as a line of the log: its words, and what is attached by name. */
function passageOf({ from, to, subject, text, at, attachments }: ReadMail): Passage {
  const files = attachments.map(({ name, bytes }) => `${name} (${bytes.length} B)`);
  const body = JSON.stringify({ from, to, subject, text, attachments: files });
  const end = { status: 250, headers: {}, body: '2.0.0 OK queued', ms: 0 };
  return { at, method: 'SMTP', path: 'DATA', headers: {}, body, end };
}
