import { presentLetter } from '../../cards/documents/letter.ts';
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
export const PATIENCE = { connectionTimeout: 5_000, greetingTimeout: 5_000, dnsTimeout: 5_000, socketTimeout: 10_000 };
export const SEND_MS = 15_000;

/** Which side of the conversation with the server a line of it is from. */
interface Traffic {
  tnx?: string;
}

/** Sends e-mail through a server, each letter on a connection of its own. */
export const createSmtpMail = ({ url, from }: SmtpAccount): Mail => ({
  async send(letter) {
    const { createTransport } = await import('nodemailer');
    const { subject, paragraphs } = presentLetter(letter);
    let isHandedOver = false;
    const hear = ({ tnx }: Traffic, said: string) => {
      isHandedOver ||= tnx === 'server' && said.startsWith('354');
    };
    const transport = createTransport({
      ...{ url, ...PATIENCE, disableFileAccess: true, disableUrlAccess: true },
      ...{ transactionLog: true, logger: { debug: hear } },
    });
    try {
      await transport.sendMail({
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
        // Closes the connection: what is given up here does not arrive later.
        signal: AbortSignal.timeout(SEND_MS),
      });
      return 'sent';
    } catch (error) {
      return judge(error, isHandedOver);
    } finally {
      transport.close();
    }
  },
});

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

const textOf = (paragraphs: { text: string; url?: string }[]): string =>
  paragraphs.map(({ text, url }) => (url ? `${text}\n${url}` : text)).join('\n\n');
