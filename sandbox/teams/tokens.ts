import { createHmac, generateKeyPair, type KeyObject, sign } from 'node:crypto';
import { promisify } from 'node:util';
import type { Random } from '../stand-in.ts';
import type { Json } from './model.ts';

interface SigningKey {
  kid: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

/** How a token is wrong although it looks right. */
export interface Flaws {
  header?: Json;
  /** The last bytes of the signature are others. */
  badSignature?: boolean;
  /** Signed with a key that nobody published, under its own or the published key id. */
  stranger?: 'own-id' | 'published-id';
  /** Signed as HMAC with the published key as the secret: the classic confusion of algorithms. */
  confused?: boolean;
  unsigned?: boolean;
}

export type KeyRing = Awaited<ReturnType<typeof createKeyRing>>;

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** Keys that sign RS256 tokens, and the set of them that is published. */
export async function createKeyRing(random: Random, published: Json = {}) {
  const newKey = async (): Promise<SigningKey> => ({
    kid: random.text(27),
    ...(await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })),
  });
  let current = await newKey();
  let stranger: SigningKey | undefined;

  function signatureOf(signed: string, key: SigningKey, flaws: Flaws): string {
    if (flaws.unsigned) return '';
    if (flaws.confused) {
      const secret = current.publicKey.export({ type: 'spki', format: 'pem' });
      return createHmac('sha256', secret).update(signed).digest('base64url');
    }
    const signature = sign('sha256', Buffer.from(signed), key.privateKey);
    if (flaws.badSignature) signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1;
    return signature.toString('base64url');
  }

  return {
    /** A JSON Web Token with these claims. */
    async token(claims: Json, flaws: Flaws = {}): Promise<string> {
      if (flaws.stranger) stranger ??= await newKey();
      const key = flaws.stranger && stranger ? stranger : current;
      const kid = flaws.stranger === 'published-id' ? current.kid : key.kid;
      const alg = flaws.unsigned ? 'none' : flaws.confused ? 'HS256' : 'RS256';
      const signed = `${encode({ typ: 'JWT', alg, kid, x5t: kid, ...flaws.header })}.${encode(claims)}`;
      return `${signed}.${signatureOf(signed, key, flaws)}`;
    },
    /** Signs with a new key from now on; the old one is no longer published. */
    async rotate() {
      current = await newKey();
    },
    /** The published set (RFC 7517), with what the publisher adds to each key. */
    set: () => ({
      keys: [{ ...current.publicKey.export({ format: 'jwk' }), use: 'sig', kid: current.kid, ...published }],
    }),
  };
}
