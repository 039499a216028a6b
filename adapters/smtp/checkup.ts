import { type Finding, failing, well } from '../../src/kernel/finding.ts';
import { TABLE } from '../../src/variables.ts';
import { unreached } from '../kit/connection.ts';
import type { SmtpAccount } from './mail.ts';

const ABOUT = 'E-mail: server';
const WAIT_MS = 4_000;

/** Whether the mail server lets the app sign in; nothing is sent. */
export async function checkMail({ url }: SmtpAccount): Promise<Finding[]> {
  const { createTransport } = await import('nodemailer');
  const patience = {
    connectionTimeout: WAIT_MS,
    greetingTimeout: WAIT_MS,
    dnsTimeout: WAIT_MS,
    socketTimeout: WAIT_MS,
  };
  const transport = createTransport({ url, ...patience });
  const { host } = new URL(url);
  try {
    await transport.verify();
    return [well(ABOUT, `${host} lets the app sign in`)];
  } catch (error) {
    const { code } = error as { code?: string };
    const refused = {
      found: `${host} refuses the user and its password`,
      expected: 'a user that may send',
      where: TABLE.SMTP_URL.where,
    };
    return [failing(ABOUT, code === 'EAUTH' ? refused : unreached(host, error))];
  } finally {
    transport.close();
  }
}
