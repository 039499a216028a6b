import { presentLetter } from '../../cards/documents/letter.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Mail } from '../../src/ports.ts';
import { letterHtml } from './letter-html.ts';
import { judge } from './outage.ts';

export interface SmtpAccount {
  /** `smtp://user:password@host:587` or `smtps://...:465`. */
  url: string;
  /** What e-mail is sent from. */
  from: string;
}

/** All of it stays within the time that a deliverer has a letter for itself. */
const PATIENCE = { connectionTimeout: 5_000, greetingTimeout: 5_000, dnsTimeout: 5_000, socketTimeout: 10_000 };
const SEND_MS = 15_000;

/** Sends e-mail through a server, each letter on a connection of its own. */
export const createSmtpMail = ({ url, from }: SmtpAccount): Mail => ({
  async send(letter) {
    const { createTransport } = await import('nodemailer');
    const { subject, paragraphs } = presentLetter(letter);
    const transport = createTransport({ url, ...PATIENCE, disableFileAccess: true, disableUrlAccess: true });
    try {
      await inTime(
        transport.sendMail({
          // The same however often it is sent: mail programs and servers know it by that.
          messageId: `<${letter.id}@${domainOf(from)}>`,
          from: { name: letter.company.name, address: from },
          to: { name: '', address: letter.to },
          subject,
          text: textOf(paragraphs),
          html: await letterHtml({ ...letter, subject, paragraphs }),
          attachments: letter.attachments.map(({ name, bytes }) => ({
            filename: name,
            content: Buffer.from(bytes),
            contentType: 'application/pdf',
          })),
          // No mail program answers by itself that somebody is away (RFC 3834, 5).
          headers: { 'Auto-Submitted': 'auto-generated' },
        }),
      );
      return 'sent';
    } catch (error) {
      return judge(error);
    } finally {
      transport.close();
    }
  },
});

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

const textOf = (paragraphs: { text: string; url?: string }[]): string =>
  paragraphs.map(({ text, url }) => (url ? `${text}\n${url}` : text)).join('\n\n');

/** What takes longer may have arrived all the same. */
async function inTime<T>(sending: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Outage('smtp', 'send', { outcome: 'unclear', code: 'slow' })), SEND_MS);
  return Promise.race([sending, late]).finally(() => clearTimeout(timer));
}
