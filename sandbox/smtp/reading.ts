import PostalMime, { type Email } from 'postal-mime';
import type { TakenMail } from './model.ts';

/** An e-mail as a mail program shows it. */
export interface ReadMail {
  id: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  at: Date;
  attachments: { name: string; type: string; bytes: Uint8Array }[];
}

/** Reads one, by another's hand than the one that wrote it. */
export async function readMail({ source, to, at }: TakenMail): Promise<ReadMail> {
  const mail: Email = await PostalMime.parse(Buffer.from(source, 'latin1'), { attachmentEncoding: 'arraybuffer' });
  return {
    id: mail.messageId ?? '',
    from: `${mail.from?.name ?? ''} <${mail.from?.address ?? ''}>`,
    to: to.join(', '),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    at,
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? '',
      type: mimeType,
      bytes: new Uint8Array(content as ArrayBuffer),
    })),
  };
}
