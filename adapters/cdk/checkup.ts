import { type Finding, failing, well } from '../../src/kernel/finding.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import { TABLE } from '../../src/variables.ts';
import { unreached } from '../kit/connection.ts';
import { type CdkAccount, createCdkClient, readAnswer } from './client.ts';
import { PATHS, subscriptions } from './mapping.ts';

const KEY = 'CDK: key';
const DEALERS = 'CDK: dealers';

/** Whether Fortellis knows the key, and whether the dealers have subscribed. */
export async function checkCdk(account: CdkAccount & { subscriptionIds: readonly string[] }): Promise<Finding[]> {
  try {
    const asked = { path: PATHS.subscriptions, withinMs: 5_000 };
    const answer = await createCdkClient(account).once(asked);
    const known = (await readAnswer(answer, asked, subscriptions)).subscriptions.map(
      ({ subscriptionId }) => subscriptionId,
    );
    const missing = account.subscriptionIds.filter((id) => !known.includes(id));
    const strangers = {
      found: `${missing.join(', ')} has not subscribed`,
      expected: 'a subscription of each',
      where: TABLE.FORTELLIS_SUBSCRIPTION_ID.where,
    };
    return [
      well(KEY, 'Fortellis lets the app sign in'),
      missing.length > 0 ? failing(DEALERS, strangers) : well(DEALERS, `${account.subscriptionIds.length} subscribed`),
    ];
  } catch (error) {
    const isRefused = error instanceof Outage && /^(?:400|401|403)$|CLIENT/.test(error.code ?? '');
    const refused = {
      found: 'Fortellis refuses the key and its secret',
      expected: 'those of your app',
      where: TABLE.FORTELLIS_CLIENT_ID.where,
    };
    return [failing(KEY, isRefused ? refused : unreached('Fortellis', error))];
  }
}
