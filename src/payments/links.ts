import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Characters of a link's token: 128 bits as base64url. */
export const TOKEN_LENGTH = 22;

/** Links are found in texts by programs that take a full stop or a bracket behind one for a part of it. */
const WITH_A_TAIL = new RegExp(`^([\\w-]{${TOKEN_LENGTH}})/?[^\\w/-]`);

/** The token at the start of what was meant to be one, when something follows that no token has; else undefined. */
export const tokenBefore = (text: string): string | undefined => WITH_A_TAIL.exec(text)?.[1];

/** The secret part of a request's link, and the only trace of it that is stored. */
export interface Links {
  /** 22 base64url characters, 128 bits; always the same for a request, so that its link can be sent again. */
  tokenFor(requestId: string): string;
  /** SHA-256 as base64url: what is stored and looked up. */
  hash(token: string): string;
  /** Whether `tokenFor` could have made it; what fails this is not looked up. */
  isWellFormed(token: string): boolean;
  /** The same for the same text, and nobody without the secret can tell which: for what is kept as proof. */
  markOf(text: string): string;
  /** Words that nobody else can write, in an address that leads somewhere until then. */
  seal(words: readonly string[], until: Date): string;
  /** The words of a seal; undefined when they are not ours, or its time is over. */
  unseal(sealed: string, now: Date): string[] | undefined;
}

/** `secret`: at least 32 bytes. Whoever has it can make every link; changing it ends all that were sent. */
export const createLinks = (secret: Uint8Array): Links => {
  const signed = (text: string): Buffer => createHmac('sha256', secret).update(`seal:${text}`).digest().subarray(0, 16);
  return {
    ...tokens(secret),
    markOf: (text) => createHmac('sha256', secret).update(`mark:${text}`).digest('base64url'),
    seal(words, until) {
      const text = Buffer.from(JSON.stringify([until.getTime(), ...words])).toString('base64url');
      return `${text}.${signed(text).toString('base64url')}`;
    },
    unseal(sealed, now) {
      const [, text, mac] = /^([\w-]{1,2000})\.([\w-]{22})$/.exec(sealed) ?? [];
      if (!text || !mac || !timingSafeEqual(signed(text), Buffer.from(mac, 'base64url'))) return undefined;
      const [until, ...words] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [number, ...string[]];
      return now.getTime() < until ? words : undefined;
    },
  };
};

const tokens = (secret: Uint8Array): Pick<Links, 'tokenFor' | 'hash' | 'isWellFormed'> => ({
  tokenFor: (requestId) =>
    createHmac('sha256', secret).update(`payment-link:${requestId}`).digest().subarray(0, 16).toString('base64url'),
  hash: (token) => createHash('sha256').update(token).digest('base64url'),
  // 22 characters hold 132 bits: the last four are zero.
  isWellFormed: (token) => /^[\w-]{21}[AQgw]$/.test(token),
});
