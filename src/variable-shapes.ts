import * as z from 'zod/mini';
import { parseEmail } from './kernel/email.ts';

/** What a variable gives once it is read. */
export type ValueOf<S extends z.core.$ZodType> = z.output<S>;

const isUrl = (text: string) => /^https?:\/\//i.test(text) && URL.canParse(text);
const isBareUrl = (text: string) => isUrl(text) && new URL(text).pathname === '/' && !/[?#@]/.test(text);
const isMailServer = (text: string) =>
  /^smtps?:\/\/[^\s/]/i.test(text) && URL.canParse(text) && new URL(text).hostname !== '';
const withoutSlash = z.transform((text: string) => text.replace(/\/+$/, ''));
const listed = (text: string): string[] => text.split(',').map((part) => part.trim());
/** Express' names for 127.0.0.0/8, 169.254.0.0/16, and 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16, with IPv6's like. */
const NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];
const ADDRESSES = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);
/** A range that holds half the world would believe whoever claims to be somebody else. */
const isProxy = (text: string): boolean =>
  NETWORKS.includes(text) || (ADDRESSES.safeParse(text).success && Number(text.split('/')[1] ?? 32) >= 8);
const keyBytes = (text: string): Uint8Array =>
  Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : /[-_]/.test(text) ? 'base64url' : 'base64');

/** A text that `sound` says yes to; `fault`: what is wrong with any other. */
const sounding = (sound: (text: string) => boolean, fault: string) => z.string().check(z.refine(sound, fault));

export const shaped = (shape: RegExp, fault: string) => z.string().check(z.regex(shape, fault));
export const oneOf = <const W extends string>(words: readonly W[], fault: string) => z.enum(words, fault);
export const anyText = z.string();
export const upTo = (length: number) => z.string().check(z.maxLength(length, `has more than ${length} characters`));
export const guid = shaped(
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  'must be like 11111111-2222-3333-4444-555555555555',
);
export const secret = shaped(/^\S+$/, 'has a blank inside');
export const port = z.pipe(
  shaped(/^\d{1,5}$/, 'is not a port number'),
  z.pipe(z.transform(Number), z.number().check(z.maximum(65_535, 'is not a port number'))),
);
export const seconds = z.pipe(shaped(/^[1-9]\d{0,4}$/, 'must be a number of seconds'), z.transform(Number));
export const someSeconds = z.pipe(
  shaped(/^(?:[1-5]?\d|60)$/, 'must be a number of seconds, 60 at most'),
  z.transform(Number),
);
export const url = z.pipe(sounding(isUrl, 'is not an http or https address'), withoutSlash);
export const bareUrl = z.pipe(
  sounding(isBareUrl, 'must be http(s)://host[:port] with nothing behind it'),
  withoutSlash,
);
export const proxies = z.pipe(
  sounding(
    (text) => listed(text).every(isProxy),
    'must be addresses such as 10.0.3.7 or ranges such as 10.0.0.0/16 (/8 or narrower)',
  ),
  z.transform(listed),
);
export const ids = z.pipe(
  shaped(/^[\w.-]+(\s*,\s*[\w.-]+)*$/, 'must be ids with commas between them'),
  z.transform(listed),
);
export const key = z.pipe(
  sounding((text) => /^[\w+/-]+={0,2}$/.test(text) && keyBytes(text).length === 32, 'is not 32 bytes'),
  z.transform(keyBytes),
);
export const keys = z.pipe(
  sounding(
    (text) =>
      listed(text).every((one) => key.safeParse(one).success) && new Set(listed(text)).size === listed(text).length,
    'must be keys of 32 bytes with commas between them, each once',
  ),
  z.transform((text: string) => listed(text).map(keyBytes)),
);
export const mailServer = sounding(isMailServer, 'must be smtp://user:password@host:port or smtps://...');
export const email = z.pipe(
  sounding((text) => parseEmail(text).ok, 'must be an e-mail address and nothing else'),
  z.transform((text: string) => text.trim()),
);
