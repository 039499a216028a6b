import type { Twilio } from 'twilio';
import { type Answer, granted, Outage, refused } from '../../src/kernel/refusal.ts';
import type { AccountChecks } from '../../src/ports.ts';
import { connect } from './client.ts';
import { outageOf } from './failures.ts';

/** Somebody waits for the answer, and their chat for three seconds at most. */
const PATIENCE_MS = 2_000;

const statusOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;

/** Looks at an account and a sender that somebody enters. `apiUrl`: a stand-in's. */
export const twilioCheck =
  (apiUrl: string | undefined): AccountChecks['twilio'] =>
  async ({ sender, ...credentials }) => {
    const twilio = await connect({ ...credentials, ...(apiUrl && { apiUrl }) })();
    const looking = Promise.all([
      twilio.api.v2010.accounts(credentials.accountSid).fetch(),
      sender.startsWith('MG') ? serviceOf(twilio, sender) : numberOf(twilio, sender),
    ]);
    try {
      const [{ status, type, friendlyName }, found] = await Promise.race([looking, lateness()]);
      if (status !== 'active') return refused({ code: 'account-suspended' });
      if (!found.ok) return found;
      const name = found.value ?? friendlyName;
      return granted({ isLive: type !== 'Trial', ...(name && { name: name.slice(0, 80) }) });
    } catch (error) {
      const isRefused = [401, 403, 404].includes(Number(statusOf(error)));
      if (isRefused) return refused({ code: 'token-refused' });
      throw outageOf('accounts.fetch', error);
    }
  };

async function lateness(): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  setTimeout(
    () => reject(new Outage('twilio', 'accounts.fetch', { outcome: 'no', code: 'late' })),
    PATIENCE_MS,
  ).unref();
  return promise;
}

async function numberOf(twilio: Twilio, phoneNumber: string): Promise<Answer<string | undefined>> {
  const [number] = await twilio.incomingPhoneNumbers.list({ phoneNumber, limit: 1 });
  if (!number) return refused({ code: 'sender-not-yours' });
  return number.capabilities?.sms ? granted(undefined) : refused({ code: 'sender-without-texts' });
}

async function serviceOf(twilio: Twilio, sid: string): Promise<Answer<string | undefined>> {
  try {
    return granted((await twilio.messaging.v1.services(sid).fetch()).friendlyName);
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
    return refused({ code: 'sender-not-yours' });
  }
}
