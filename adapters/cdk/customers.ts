import type { SourceCustomer, SourceHome } from '../../src/invoices/index.ts';
import { tongueOf } from '../../src/kernel/language.ts';
import { parsePhone } from '../../src/kernel/phone.ts';
import { customer, DO_NOT_CONTACT, NO_EMAIL } from './mapping.ts';
import { said } from './values.ts';

/** A customer as CDK tells it. @throws Unreadable, naming what cannot be read */
export function customerIn(item: unknown, account: string, home: SourceHome): SourceCustomer {
  const read = customer(item, 'the customer');
  const { first, last, fullName, companyName } = read.customerName ?? {};
  const { textMessagePhone, mobilePhone, primaryPhone, emailAddresses = [] } = read.contactMethods ?? {};
  const name = said(companyName) ?? said([first, last].filter(Boolean).join(' ')) ?? said(fullName);
  const source = { system: 'cdk', account, id: read.customerId };
  if (read.isDeleteDataFlag) return { source, phones: [], deleted: true };
  const email = emailAddresses
    .map(({ address }) => address.trim())
    .find((one) => one.includes('@') && !NO_EMAIL.includes(one));
  const spoken = read.preferredLanguage ?? read.language;
  const wantsNone = read.optOutFlag || read.blockPhoneFlag || read.preferredMethod === DO_NOT_CONTACT;
  return {
    source,
    ...(name && { name }),
    phones: phonesIn([textMessagePhone, mobilePhone, primaryPhone], home),
    ...(email && !read.blockEmailFlag && { email }),
    ...(spoken && /^(fr|en)/i.test(spoken) && { tongue: tongueOf(spoken.slice(0, 2)) }),
    ...(wantsNone && { optedOut: true as const }),
  };
}

/** Those that are phone numbers, each once, as E.164, in their order. */
export function phonesIn(numbers: (string | undefined)[], { country }: SourceHome): string[] {
  const read = numbers.flatMap((number) => {
    const phone = parsePhone(number ?? '', country, { textable: false });
    return phone.ok ? [phone.value] : [];
  });
  return [...new Set(read)];
}
