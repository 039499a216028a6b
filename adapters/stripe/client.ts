import type { Stripe } from 'stripe';
import { succeedOnce } from '../kit/once.ts';
import { stripeSdk } from './sdk.ts';

export interface StripeAccount {
  secretKey: string;
  /** A stand-in instead of `https://api.stripe.com`. */
  apiUrl?: string;
}

/** The vendor's client, made when it is first needed. Throws on an empty key. */
export function connect({ secretKey, apiUrl }: StripeAccount): () => Promise<Stripe> {
  if (!secretKey.trim()) throw new Error('Stripe needs its secret key');
  const options = { ...addressOf(apiUrl), maxNetworkRetries: 2, timeout: 10_000, telemetry: false };
  return succeedOnce(async () => {
    const StripeSdk = await stripeSdk();
    return new StripeSdk(secretKey, options);
  });
}

function addressOf(apiUrl: string | undefined) {
  if (!apiUrl) return {};
  const { hostname, port, protocol } = new URL(apiUrl);
  const scheme = protocol === 'http:' ? ('http' as const) : ('https' as const);
  return { host: hostname, protocol: scheme, ...(port && { port }) };
}
