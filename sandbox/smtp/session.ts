import { setTimeout as sleep } from 'node:timers/promises';
import type { SmtpRules, TakenMail } from './model.ts';

export interface Session {
  greeting(): string;
  /** What a line is answered; undefined while a letter is being taken; `cut` for no answer at all. */
  hear(line: string): Promise<string | undefined>;
  think(): Promise<unknown>;
}

type Command = (argument: string) => string;

const ADDRESS = /^(?:FROM|TO):<([^<>\s]*)>(.*)$/i;

/** One connection, in the order that RFC 5321 wants: greeted, signed in, from whom, to whom, the letter. */
export function createSession(
  rules: SmtpRules,
  user: { name: string; password: string },
  take: (mail: TakenMail) => void,
): Session {
  let [greeted, signedIn, isTaking] = [false, false, false];
  let from: string | undefined;
  let to: string[] = [];
  let letter: string[] = [];
  let size = 0;
  const forget = () => {
    [from, to, letter, size] = [undefined, [], [], 0];
  };

  const commands: Record<string, Command> = {
    EHLO() {
      greeted = true;
      return `250-mail.sandbox.invalid\r\n250-SIZE ${rules.mostBytes}\r\n250-8BITMIME\r\n250 AUTH PLAIN`;
    },
    AUTH(argument) {
      const [, name, password] = Buffer.from(argument.replace(/^PLAIN /i, ''), 'base64')
        .toString()
        .split('\0');
      signedIn = name === user.name && password === user.password;
      return signedIn ? '235 2.7.0 Accepted' : '535 5.7.8 Username and password not accepted';
    },
    MAIL(argument) {
      const [, address, more = ''] = ADDRESS.exec(argument) ?? [];
      if (address === undefined) return '501 5.5.4 Syntax: MAIL FROM:<address>';
      if (Number(/\bSIZE=(\d+)/i.exec(more)?.[1] ?? 0) > rules.mostBytes) return '552 5.3.4 Message too big';
      forget();
      from = address;
      return '250 2.1.0 OK';
    },
    RCPT(argument) {
      const [, address = ''] = ADDRESS.exec(argument) ?? [];
      if (from === undefined) return '503 5.5.1 MAIL first';
      if (!/^[\x21-\x7e]+@[\x21-\x7e]+$/.test(address)) return '501 5.1.3 Bad recipient address syntax';
      const refusal = rules.mailboxes.get(address);
      if (refusal) return refusal;
      to.push(address);
      return '250 2.1.5 OK';
    },
    DATA() {
      if (to.length === 0) return '503 5.5.1 RCPT first';
      isTaking = true;
      return '354 End data with <CR><LF>.<CR><LF>';
    },
    RSET() {
      forget();
      return '250 2.0.0 OK';
    },
    NOOP: () => '250 2.0.0 OK',
    QUIT: () => '221 2.0.0 Bye',
  };

  function obey(line: string): string {
    const [, verb = '', argument = ''] = /^(\w+) ?(.*)$/.exec(line) ?? [];
    const name = verb.toUpperCase();
    const instead = rules.answers.get(name);
    if (instead) return instead;
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) return '502 5.5.2 Command not recognized';
    if (!greeted && name !== 'EHLO' && name !== 'QUIT') return '503 5.5.1 EHLO first';
    if (!signedIn && /^(?:MAIL|RCPT|DATA)$/.test(name)) return '530 5.7.0 Authentication required';
    return command(argument);
  }

  /** One more line of the letter; its end is a full stop alone. */
  function receive(line: string): string | undefined {
    if (line !== '.') {
      letter.push(line.replace(/^\./, ''));
      size += line.length + 2;
      return undefined;
    }
    isTaking = false;
    const instead = rules.answers.get('END');
    if (instead) return instead;
    if (size > rules.mostBytes) return '552 5.3.4 Message too big';
    take({
      from: from ?? '',
      to,
      source: Buffer.from(letter.join('\r\n'), 'latin1').toString('latin1'),
      at: new Date(),
    });
    forget();
    return rules.losesAnswers ? 'cut' : '250 2.0.0 OK queued';
  }

  return {
    greeting: () => rules.answers.get('CONNECT') ?? '220 mail.sandbox.invalid ESMTP',
    hear: async (line) => (isTaking ? receive(line) : obey(line)),
    think: () => sleep(rules.slowMs, undefined, { ref: false }),
  };
}
