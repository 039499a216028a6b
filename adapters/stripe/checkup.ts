import type { Stripe } from 'stripe';
import { doubtful, type Finding, failing, well } from '../../src/kernel/finding.ts';
import { TABLE } from '../../src/variables.ts';
import { unreached } from '../kit/connection.ts';
import { connect, type StripeAccount } from './client.ts';
import { handledTypes } from './events.ts';

const KEY = 'Stripe: secret key';
const HOOK = 'Stripe: webhook';
const HOOKS_AT = 'dashboard.stripe.com > Developers > Webhooks';

interface Asked {
  account: StripeAccount;
  /** What the outside calls this server. */
  publicUrl: string;
  isProduction: boolean;
}

/** Whether Stripe knows the key, and whether what happens there is told here. */
export async function checkStripe({ account, publicUrl, isProduction }: Asked): Promise<Finding[]> {
  const stripe = await connect(account)();
  const isTest = account.secretKey.includes('_test_');
  try {
    await stripe.checkout.sessions.list({ limit: 1 });
  } catch (error) {
    return [failing(KEY, refusalOf(error) ?? unreached('Stripe', error))];
  }
  const mode = isTest ? 'of test mode: no real money' : 'live';
  const key =
    isTest && isProduction
      ? doubtful(KEY, { found: mode, expected: 'a live key', where: TABLE.STRIPE_SECRET_KEY.where })
      : well(KEY, mode);
  return [key, await hookFinding(stripe, `${publicUrl}/stripe/webhook`)];
}

function refusalOf(error: unknown) {
  const { statusCode } = error as { statusCode?: number };
  const { where } = TABLE.STRIPE_SECRET_KEY;
  if (statusCode === 401) return { found: 'Stripe does not know it', expected: 'a key of your account', where };
  if (statusCode !== 403) return undefined;
  const expected =
    'a restricted key with Checkout Sessions, Refunds, Disputes, Files (write), Charges, PaymentIntents, Payouts, Balance Transactions, Events (read)';
  return { found: 'it may not look at payment pages', expected, where };
}

async function hookFinding(stripe: Stripe, url: string): Promise<Finding> {
  const wanted = handledTypes();
  const missingAll = { expected: `an endpoint ${url} for ${wanted.join(', ')}`, where: `${HOOKS_AT} > Add endpoint` };
  let hooks: Stripe.WebhookEndpoint[];
  try {
    hooks = (await stripe.webhookEndpoints.list({ limit: 100 })).data;
  } catch (error) {
    const found =
      (error as { statusCode?: number }).statusCode === 403
        ? 'the key may not look at it'
        : 'it could not be looked at';
    return doubtful(HOOK, { found, expected: `an endpoint ${url}`, where: HOOKS_AT });
  }
  const ours = hooks.filter((hook) => hook.url === url);
  const [hook] = ours.filter(({ status }) => status === 'enabled');
  if (!hook) {
    if (ours.length > 0)
      return failing(HOOK, { found: 'it is disabled', expected: 'enabled', where: `${HOOKS_AT} > ${url} > Enable` });
    const others = hooks.length > 0 ? `: only ${hooks.map((one) => one.url).join(', ')}` : '';
    return failing(HOOK, { found: `none leads here${others}`, ...missingAll });
  }
  const missing = hook.enabled_events.includes('*') ? [] : wanted.filter((type) => !hook.enabled_events.includes(type));
  if (missing.length === 0) return well(HOOK, `${wanted.length} kinds of event lead here`);
  const where = `${HOOKS_AT} > ${url} > Update details > Events`;
  return failing(HOOK, { found: `it is not told of ${missing.join(', ')}`, expected: 'these as well', where });
}
