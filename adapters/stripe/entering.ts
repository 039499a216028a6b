import type { Stripe } from 'stripe';
import { granted, refused } from '../../src/kernel/refusal.ts';
import type { AccountChecks } from '../../src/ports.ts';
import { connect, type StripeAccount } from './client.ts';
import { outageOf } from './outage.ts';

/** Somebody waits for the answer, and their chat for three seconds at most. */
const BRIEFLY = { timeout: 2_000, maxNetworkRetries: 0 };

type Ask = (stripe: Stripe) => Promise<unknown>;
const reading =
  (path: string): Ask =>
  (stripe) =>
    stripe.rawRequest('GET', path, {}, BRIEFLY);
/** Stripe looks at what a key may before it looks at what is asked: what makes no sense does nothing. */
const writing =
  (path: string): Ask =>
  (stripe) =>
    stripe.rawRequest('POST', path, { metadata: 'none' }, BRIEFLY);

/** What the app does with a key, as Stripe's dashboard calls it. */
const NEEDS: Record<string, Ask> = {
  'Checkout Sessions (write)': writing('/v1/checkout/sessions'),
  'Refunds (write)': writing('/v1/refunds'),
  'Disputes (write)': writing('/v1/disputes/dp_none'),
  'Charges (read)': reading('/v1/charges/ch_none'),
  'PaymentIntents (read)': reading('/v1/payment_intents/pi_none'),
  'Payouts (read)': reading('/v1/payouts'),
  'Balance (read)': reading('/v1/balance_transactions'),
  'Events (read)': reading('/v1/events'),
};

const statusOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
const modeOf = (key: string): string | undefined => /^[rs]k_(live|test)_/.exec(key)?.[1];

/** Looks at a key that somebody enters. `server`: the server's own account, whose mode is that of all. */
export const stripeCheck =
  (server: StripeAccount): AccountChecks['stripe'] =>
  async ({ secretKey }) => {
    const [mode, wanted] = [modeOf(secretKey), modeOf(server.secretKey)];
    if (wanted !== undefined && mode !== wanted)
      return refused({ code: wanted === 'live' ? 'key-of-test-mode' : 'key-of-live-mode' });
    const stripe = await connect({ ...server, secretKey })();
    try {
      const [account, missing] = await Promise.all([accountOf(stripe), missingOf(stripe)]);
      if (missing.length > 0) return refused({ code: 'key-permissions', missing });
      if (!account) return refused({ code: 'key-permissions', missing: ['Account (read)'] });
      const { id, charges_enabled, business_profile, settings } = account;
      if (mode === 'live' && !charges_enabled) return refused({ code: 'account-inactive' });
      const name = business_profile?.name || settings?.dashboard?.display_name;
      return granted({ account: id, isLive: mode === 'live', ...(name && { name: name.slice(0, 80) }) });
    } catch (error) {
      if (statusOf(error) === 401) return refused({ code: 'key-unknown' });
      throw outageOf('accounts.retrieve', error);
    }
  };

/** Undefined where the key may not look at it. */
async function accountOf(stripe: Stripe): Promise<Stripe.Account | undefined> {
  try {
    return await stripe.accounts.retrieveCurrent({}, BRIEFLY);
  } catch (error) {
    if (statusOf(error) !== 403) throw error;
    return undefined;
  }
}

async function missingOf(stripe: Stripe): Promise<string[]> {
  const looks = Object.entries(NEEDS).map(async ([name, ask]) => {
    try {
      await ask(stripe);
      return [];
    } catch (error) {
      const status = statusOf(error);
      if (status === 403) return [name];
      // It may be asked for, and makes no sense: that is what was to be known.
      if (status === 400 || status === 404) return [];
      throw error;
    }
  });
  return (await Promise.all(looks)).flat();
}
