import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { markOf } from './key-mark.ts';

/** Keeps secrets so that the database alone does not give them away. */
export interface Vault {
  /** `about`: whose it is and what; only opened as that, so that nobody moves it to another. */
  seal(secret: string, about: string): string;
  /** @throws Error for what was sealed with a key that is not here, as something else, or was changed since */
  open(sealed: string, about: string): string;
  /** The same for the same text and `about`, and nobody without the key can tell which text. */
  markOf(text: string, about: string): string;
  /** Whether it can be opened, as far as its key goes, and whether that is the newest. */
  keyOf(sealed: string): 'newest' | 'former' | 'unknown';
}

const IV_BYTES = 12;
/** Node takes a tag of four bytes for a whole one unless told. */
const TAG = { authTagLength: 16 };

const sealingKeyOf = (key: Uint8Array): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', 'quittance: secrets at rest', 32));

/**
 * AES-256-GCM with keys made from these, for nothing else. The newest seals; those before it only open. Which one it was
 * stands in front of what is sealed. Marks, which cannot be made anew, are made with the last: it stays.
 */
export function createVault(newest: Uint8Array, ...former: Uint8Array[]): Vault {
  const keys = new Map([newest, ...former].map((key) => [markOf(key), sealingKeyOf(key)]));
  const [mark, key] = [markOf(newest), sealingKeyOf(newest)];
  const marking = Buffer.from(hkdfSync('sha256', former.at(-1) ?? newest, '', 'quittance: marks at rest', 32));
  const markIn = (sealed: string): string => sealed.split('.')[0] ?? '';
  return {
    markOf: (text, about) =>
      createHmac('sha256', marking)
        .update(JSON.stringify([about, text]))
        .digest('base64url'),
    seal(secret, about) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv, TAG).setAAD(Buffer.from(about));
      const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return [mark, ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.');
    },
    open(sealed, about) {
      const [kept = '', ...parts] = sealed.split('.');
      const its = keys.get(kept);
      if (!its) throw new Error('a secret in it was encrypted with a key that is not here');
      const [iv, tag, text] = parts.map((part) => Buffer.from(part, 'base64url'));
      try {
        const decipher = createDecipheriv('aes-256-gcm', its, iv ?? '', TAG).setAAD(Buffer.from(about));
        return Buffer.concat([
          decipher.setAuthTag(tag ?? Buffer.alloc(0)).update(text ?? Buffer.alloc(0)),
          decipher.final(),
        ]).toString('utf8');
      } catch {
        throw new Error('a secret in it is not what was encrypted');
      }
    },
    keyOf(sealed) {
      const kept = markIn(sealed);
      return kept === mark ? 'newest' : keys.has(kept) ? 'former' : 'unknown';
    },
  };
}
