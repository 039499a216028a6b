import type { Twilio } from 'twilio';
import { doubtful, type Finding, failing, well } from '../../src/kernel/finding.ts';
import { TABLE } from '../../src/variables.ts';
import { unreached } from '../kit/connection.ts';
import { connect, type TwilioAccount } from './client.ts';

const ACCOUNT = 'Twilio: account';
const SENDER = 'Twilio: sender';
const INBOUND = 'Twilio: texts that come in';
/** Behind the `#`: try again when this server is away for a moment (twilio.com/docs/usage/webhooks/webhooks-connection-overrides). */
const PATIENCE = '#rc=5&rp=all';
const NUMBER_AT = 'console.twilio.com > Phone Numbers > Active numbers > the number > Messaging > A message comes in';
const SERVICE_AT =
  'console.twilio.com > Messaging > Services > the service > Integration > Send a webhook > Request URL';

interface Asked {
  account: TwilioAccount & { from: string };
  /** What the outside calls this server. */
  publicUrl: string;
}

/** Whether Twilio knows the account, whose the sender is, and whether what customers text leads here. */
export async function checkTwilio({ account, publicUrl }: Asked): Promise<Finding[]> {
  const twilio = await connect(account)();
  const { where } = TABLE.TWILIO_AUTH_TOKEN;
  let own: Finding;
  try {
    const { status, type } = await twilio.api.v2010.accounts(account.accountSid).fetch();
    if (status !== 'active')
      return [
        failing(ACCOUNT, {
          found: `it is ${status}`,
          expected: 'active',
          where: 'console.twilio.com > the banner at the top says why',
        }),
      ];
    own =
      type === 'Trial'
        ? doubtful(ACCOUNT, {
            found: 'a trial: it texts only numbers that you have verified',
            expected: 'an upgraded account',
            where: 'console.twilio.com > Upgrade',
          })
        : well(ACCOUNT, 'active');
  } catch (error) {
    const isRefused = (error as { status?: number }).status === 401;
    const refusal = { found: 'Twilio refuses the account and its token', expected: 'those of one account', where };
    return [failing(ACCOUNT, isRefused ? refusal : unreached('Twilio', error))];
  }
  const look = account.from.startsWith('+') ? numberFindings : serviceFindings;
  const more = await look(twilio, account.from, `${publicUrl}/twilio/inbound`).catch((error: unknown) => [
    failing(SENDER, unreached('Twilio', error)),
  ]);
  return [own, ...more];
}

async function numberFindings(twilio: Twilio, from: string, url: string): Promise<Finding[]> {
  const [number] = await twilio.incomingPhoneNumbers.list({ phoneNumber: from, limit: 1 });
  const { where } = TABLE.TWILIO_FROM;
  if (!number)
    return [failing(SENDER, { found: `${from} is no number of this account`, expected: 'one of its numbers', where })];
  if (!number.capabilities?.sms)
    return [
      failing(SENDER, {
        found: `${from} takes no texts`,
        expected: 'a number with SMS',
        where: 'console.twilio.com > Phone Numbers > Buy a number > SMS',
      }),
    ];
  const { smsUrl, smsMethod } = number;
  return [well(SENDER, from), inbound({ leadsTo: smsUrl, by: smsMethod }, url, NUMBER_AT)];
}

async function serviceFindings(twilio: Twilio, from: string, url: string): Promise<Finding[]> {
  const { where } = TABLE.TWILIO_FROM;
  const service = await twilio.messaging.v1
    .services(from)
    .fetch()
    .catch((error: unknown) => {
      if ((error as { status?: number }).status === 404) return undefined;
      throw error;
    });
  if (!service)
    return [
      failing(SENDER, {
        found: `${from} is no messaging service of this account`,
        expected: 'one of its services',
        where,
      }),
    ];
  const name = well(SENDER, `the service ${service.friendlyName}`);
  if (service.useInboundWebhookOnNumber) {
    const found = 'the service leaves it to each of its numbers';
    return [
      name,
      doubtful(INBOUND, { found, expected: `${url}${PATIENCE} at each number, or at the service`, where: SERVICE_AT }),
    ];
  }
  return [name, inbound({ leadsTo: service.inboundRequestUrl, by: service.inboundMethod }, url, SERVICE_AT)];
}

function inbound({ leadsTo, by }: { leadsTo: string; by: string }, url: string, where: string): Finding {
  const expected = `${url}${PATIENCE}, by POST`;
  const [address, patience] = (leadsTo ?? '').split('#');
  if (!address) return failing(INBOUND, { found: 'they lead nowhere', expected, where });
  if (address !== url) return failing(INBOUND, { found: `they lead to ${address}`, expected, where });
  if (by !== 'POST') return failing(INBOUND, { found: `they come by ${by}`, expected, where });
  if (!patience)
    return doubtful(INBOUND, {
      found: 'they lead here, and are not tried again when this server is away',
      expected,
      where,
    });
  return well(INBOUND, 'they lead here');
}
