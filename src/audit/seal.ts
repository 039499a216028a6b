import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign, verify } from 'node:crypto';

/** What a company's log came to at a time: whoever has it knows what must stand in the log from then on. */
export interface Seal {
  companyId: string;
  /** How many rows there were, and the hash of the last. */
  seq: number;
  hash: string;
  at: string;
  /** Of whoever signed: the public half, raw, as base64url. */
  key: string;
}

/** As it is written, on a line of its own. */
export type SignedSeal = Seal & { signature: string };

/** In front of the raw 32 bytes: what a program expects of an Ed25519 key (RFC 8410). */
const PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex');

const textOf = ({ at, companyId, hash, key, seq }: Seal): string => JSON.stringify({ at, companyId, hash, key, seq });

/** Signs by Ed25519 with a key of its own, made from the server's secret. */
export interface Sealer {
  /** The public half. */
  key: string;
  seal(seal: Omit<Seal, 'key'>): SignedSeal;
}

export function createSealer(secret: Uint8Array): Sealer {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'quittance: seals of audit logs', 32));
  const own = createPrivateKey({ key: Buffer.concat([PRIVATE, seed]), format: 'der', type: 'pkcs8' });
  const key = createPublicKey(own)
    .export({ format: 'der', type: 'spki' })
    .subarray(PUBLIC.length)
    .toString('base64url');
  return {
    key,
    seal(seal) {
      const whole = { ...seal, key };
      return { ...whole, signature: sign(null, Buffer.from(textOf(whole)), own).toString('base64url') };
    },
  };
}

/** Whether the owner of its key has signed exactly this. */
export function isSealed({ signature, ...seal }: SignedSeal): boolean {
  const raw = Buffer.from(seal.key, 'base64url');
  if (raw.length !== 32) return false;
  const key = createPublicKey({ key: Buffer.concat([PUBLIC, raw]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(textOf(seal)), key, Buffer.from(signature, 'base64url'));
}

/** Short enough to be read aloud. */
export const fingerprint = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 16);
