import type { Complaint } from '../../src/kernel/finding.ts';

/**
 * The system's codes for a connection that was never made, so that nothing can have been asked: no answer from the name
 * service, nobody at the address, no way to it, or a certificate that was refused before a byte was sent.
 */
const NEVER_MADE = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'],
  ...['CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
]);

/** The system's code of a failed call; `fetch` and the SDKs hide it some levels down. Undefined when there is none. */
export function systemCodeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return typeof code === 'string' ? code : systemCodeOf(cause);
}

/** Whether a call surely reached nobody: it may be made again without looking whether it was done. */
export const neverConnected = (error: unknown): boolean => NEVER_MADE.has(systemCodeOf(error) ?? '');

/** What whoever looks after the server is told of a vendor that could not be asked. */
export const unreached = (vendor: string, error: unknown): Complaint => ({
  found: `${vendor} could not be asked (${systemCodeOf(error) ?? (error instanceof Error ? error.message : 'no answer')})`,
  expected: 'an answer',
  where: 'this machine: its connection, name service, proxy and firewall; then the vendor’s own status page',
});
