/** What reached the mail server, as the demo's mail program shows it. */
import { type ReadMail, readMail } from '../smtp/reading.ts';
import type { SmtpStandIn } from '../smtp/server.ts';

export interface Mailbox {
  /** All that came, oldest first, without the bytes of what is attached. */
  mails(): object[];
  /** One attached file. */
  attachment(mail: number, place: number): { type: string; bytes: Uint8Array } | undefined;
  subscribe(listener: () => void): () => void;
}

export function createMailbox(smtp: SmtpStandIn): Mailbox {
  const read: ReadMail[] = [];
  const listeners = new Set<() => void>();
  smtp.subscribe(() => {
    const taken = smtp.taken.at(-1);
    if (!taken) return;
    void readMail(taken).then((mail) => {
      read.push(mail);
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
