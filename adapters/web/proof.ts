import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { type Finding, failing, well } from '../../src/kernel/finding.ts';
import { unreached } from '../kit/connection.ts';

const NONCE = /^[0-9a-f]{32}$/;
const ASK_MS = 5_000;
const ABOUT = 'PUBLIC_URL';

/**
 * What a server with this key, and no other, answers to a number that it is asked with. Made from a key of its own, so
 * that it says nothing of any link. Undefined for what is no such number.
 */
export function proofWith(key: Uint8Array): (nonce: unknown) => string | undefined {
  const own = Buffer.from(hkdfSync('sha256', key, '', 'quittance: whose server this is', 32));
  return (nonce) =>
    typeof nonce === 'string' && NONCE.test(nonce) ? createHmac('sha256', own).update(nonce).digest('hex') : undefined;
}

/** Whether the address that everybody is told leads to a server with this key. */
export async function checkPublicUrl(publicUrl: string, key: Uint8Array): Promise<Finding> {
  const nonce = randomBytes(16).toString('hex');
  const where = 'your domain’s DNS, the proxy or tunnel in front, PORT; and that npm start runs';
  const expected = 'this server, with the same ENCRYPTION_KEY';
  try {
    const asked = { redirect: 'manual', signal: AbortSignal.timeout(ASK_MS) } as const;
    const answer = await fetch(`${publicUrl}/healthz?nonce=${nonce}`, asked);
    const said = (await answer.text()).trim();
    if (said === `alive ${proofWith(key)(nonce)}`) return well(ABOUT, 'leads to this server');
    if (said.startsWith('alive'))
      return failing(ABOUT, { found: 'leads to a server with another key', expected, where });
    return failing(ABOUT, { found: `leads elsewhere (status ${answer.status})`, expected, where });
  } catch (error) {
    return failing(ABOUT, { ...unreached(new URL(publicUrl).host, error), expected, where });
  }
}
