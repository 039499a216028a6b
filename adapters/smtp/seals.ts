import { Outage } from '../../src/kernel/refusal.ts';
import type { SealSender } from '../../src/ports.ts';
import { domainOf, PATIENCE, SEND_MS, type SmtpAccount } from './mail.ts';
import { judge } from './outage.ts';

/** Mails what the audit logs came to, to whom the operator has named: a line for each, as `npm run audit` reads them. */
export const createSealMail = ({ url, from }: SmtpAccount, to: string): SealSender => ({
  async send(lines, at) {
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({ url, ...PATIENCE, disableFileAccess: true, disableUrlAccess: true });
    const day = at.toISOString().slice(0, 10);
    const name = `audit-seals-${day}.jsonl`;
    try {
      await transport.sendMail({
        messageId: `<seals-${at.getTime()}@${domainOf(from)}>`,
        from,
        to: { name: '', address: to },
        subject: `Quittance: audit seals of ${day}`,
        text: `Keep this: it shows whether an audit log was changed since. npm run audit -- verify LOG ${name}`,
        attachments: [{ filename: name, content: `${lines.join('\n')}\n`, contentType: 'application/jsonl' }],
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal: AbortSignal.timeout(SEND_MS),
      });
    } catch (error) {
      // Sent again it is one more seal, which harms nobody: whatever went wrong, it is tried again.
      const answer = judge(error, false);
      throw new Outage('smtp', 'send', { cause: error, code: answer, outcome: 'no' });
    } finally {
      transport.close();
    }
  },
});
