import { Outage } from '../../src/kernel/refusal.ts';

/** What nodemailer says of a failure: the server's code, the command that it answered, and a code of its own. */
interface Failure {
  responseCode?: number;
  command?: string;
  code?: string;
}

/**
 * Enhanced status codes (RFC 3463) that are about who it is for: no such mailbox or domain, a mailbox that moved or is
 * closed. A full one (5.2.2), and a server that forbids (5.7), are about neither.
 */
const NOBODY = /\b5\.1\.[0136]\b|\b5\.2\.1\b/;
/** Signing in and starting to speak are between the two servers: an operator mends that, and no letter is to blame. */
const BETWEEN_SERVERS = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ETLS', 'EREQUIRETLS', 'ECONFIG', 'EPROXY', 'EDNS']);

/**
 * What a failure means for a letter: that it is refused for good, or, thrown as an `Outage`, that it goes out later.
 * 5xx is for good and 4xx is not (RFC 5321, 4.2.1). Where the connection ended without an answer, it may have arrived if
 * the letter was being handed over, and has not if it was not.
 */
export function judge(error: unknown, wasHandedOver: boolean): 'address-refused' | 'refused' {
  const { responseCode, command = '', code = '' } = error as Failure;
  const said = error instanceof Error ? error.message : '';
  const isOurs = BETWEEN_SERVERS.has(code) || !isAboutLetter(command);
  if (responseCode !== undefined && responseCode >= 500 && !isOurs)
    return isAboutReader(command, said) ? 'address-refused' : 'refused';
  const wasRefused = responseCode !== undefined || BETWEEN_SERVERS.has(code) || !wasHandedOver;
  const about = { cause: error, code: responseCode === undefined ? code : String(responseCode) };
  throw new Outage('smtp', 'send', { ...about, outcome: wasRefused ? 'no' : 'unclear' });
}

/** Of 5xx on the sender nothing is the reader's fault, and every other letter fails alike. */
const isAboutLetter = (command: string): boolean => !/^(?:CONN|EHLO|HELO|LHLO|STARTTLS|AUTH|MAIL)/.test(command);

/** RCPT TO that is refused without saying why is about the mailbox (RFC 5321, 3.3). */
const isAboutReader = (command: string, said: string): boolean =>
  NOBODY.test(said) || (command.startsWith('RCPT') && !/\b5\.[2-7]\.\d/.test(said));
