import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { markOf } from './key-mark.ts';

/** Keeps secrets so that the database alone does not give them away. */
export interface Vault {
  /** `about`: whose it is and what; only opened as that, so that nobody moves it to another. */
  seal(secret: string, about: string): string;
  /** @throws Error for what was sealed with another key, as something else, or was changed since */
  open(sealed: string, about: string): string;
  /** The same for the same text and `about`, and nobody without the key can tell which text. */
  markOf(text: string, about: string): string;
}

const IV_BYTES = 12;
/** Node takes a tag of four bytes for a whole one unless told. */
const TAG = { authTagLength: 16 };

/** AES-256-GCM with a key of its own, made from ENCRYPTION_KEY; which one it was stands in front. */
export function createVault(encryptionKey: Uint8Array): Vault {
  const key = Buffer.from(hkdfSync('sha256', encryptionKey, '', 'quittance: secrets at rest', 32));
  const mark = markOf(encryptionKey);
  const marking = Buffer.from(hkdfSync('sha256', encryptionKey, '', 'quittance: marks at rest', 32));
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
      const [kept, ...parts] = sealed.split('.');
      if (kept !== mark) throw new Error('a secret in it was encrypted with another ENCRYPTION_KEY');
      const [iv, tag, text] = parts.map((part) => Buffer.from(part, 'base64url'));
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, iv ?? '', TAG).setAAD(Buffer.from(about));
        return Buffer.concat([
          decipher.setAuthTag(tag ?? Buffer.alloc(0)).update(text ?? Buffer.alloc(0)),
          decipher.final(),
        ]).toString('utf8');
      } catch {
        throw new Error('a secret in it is not what was encrypted');
      }
    },
  };
}
