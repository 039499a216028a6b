/** What the console was set to: the account, its numbers, and its messaging services. */
import { Failure } from './failure.ts';

/** Where a text to any number of the account, or to any service, leads. */
export interface Inbound {
  /** Empty for nowhere. */
  url: string;
  method: 'GET' | 'POST';
}

export interface Settings {
  accountSid: string;
  /** The account's own numbers. */
  senders: readonly string[];
  /** Senders by messaging service. */
  services: Record<string, string[]>;
  inbound: Inbound;
  takesNoTexts(number: string): boolean;
}

export const accountOf = ({ accountSid }: Settings): object => ({
  sid: accountSid,
  friendly_name: 'Garage',
  status: 'active',
  type: 'Full',
  owner_account_sid: accountSid,
  date_created: 'Mon, 23 Nov 2026 17:00:00 +0000',
  date_updated: 'Mon, 23 Nov 2026 17:00:00 +0000',
  uri: `/2010-04-01/Accounts/${accountSid}.json`,
});

/** Those that were asked for, all on one page. */
export function numbersPage({ accountSid, senders, inbound, takesNoTexts }: Settings, url: URL): object {
  const asked = url.searchParams.get('PhoneNumber');
  const numbers = senders.filter((number) => asked === null || number === asked);
  return {
    ...{ page: 0, page_size: 50, start: 0, end: numbers.length - 1, next_page_uri: null, previous_page_uri: null },
    ...{ uri: url.pathname, first_page_uri: url.pathname },
    incoming_phone_numbers: numbers.map((number) => ({
      sid: `PN${number.slice(1).padStart(32, '0')}`,
      account_sid: accountSid,
      phone_number: number,
      friendly_name: number,
      capabilities: { voice: true, sms: !takesNoTexts(number), mms: true, fax: false },
      sms_url: inbound.url,
      sms_method: inbound.method,
      status: 'in-use',
    })),
  };
}

export function serviceOf({ accountSid, services, inbound }: Settings, { pathname }: URL): object {
  const sid = pathname.split('/').at(-1) ?? '';
  if (!services[sid]) throw new Failure(20_404, `The requested resource ${pathname} was not found`, 404);
  return {
    sid,
    account_sid: accountSid,
    friendly_name: 'Garage texts',
    inbound_request_url: inbound.url || null,
    inbound_method: inbound.method,
    use_inbound_webhook_on_number: false,
    date_created: '2026-11-23T17:00:00Z',
    date_updated: '2026-11-23T17:00:00Z',
    url: `https://messaging.twilio.com/v1/Services/${sid}`,
    links: {},
  };
}
