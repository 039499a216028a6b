import { companyOf } from '../company/index.ts';
import { change, one } from '../kernel/change.ts';
import {
  asksForLess,
  composeLeft,
  hindranceOf,
  linkUrl,
  type PaymentRequest,
  reportMail,
  stateAt,
  withLink,
} from '../payments/index.ts';
import { momentOf } from '../promises/outbox.ts';
import type { DocumentsHouse } from './house.ts';
import type { OutgoingMail } from './outgoing-mail.ts';
import type { MailSubject } from './ports.ts';

type Needs = Pick<DocumentsHouse, 'directory' | 'clock' | 'newId' | 'links' | 'publicUrl' | 'wake'> & {
  store: Pick<DocumentsHouse['store'], 'requests'>;
};

/** An e-mail's words, where it is no more than a reminder. */
const reminderIn = ({ id }: OutgoingMail, { mails }: PaymentRequest): string | undefined =>
  mails.find((mail) => mail.id === id)?.reminder;

/** E-mails about payment requests: what asks, what reminds, and what brings the papers. */
export const requestsByMail = (house: Needs): MailSubject => ({
  async letter(mail) {
    const request = await house.store.requests.get(mail.companyId, mail.about.id);
    if (!request) return undefined;
    const now = house.clock.now();
    // Cancelled or paid since: nobody is asked for it any more.
    if (mail.asks && stateAt(request, now) !== 'open') return 'over';
    const reminder = reminderIn(mail, request);
    if (reminder !== undefined && hindranceOf(request, now)) return 'over';
    const { customer, reference } = request;
    // The words it was first sent with ask for all of it.
    const message = asksForLess(request)
      ? composeLeft(request, await companyOf(house.directory, request))
      : request.message;
    const url = linkUrl(house.publicUrl, house.links.tokenFor(mail.about.id));
    const asks = { message: withLink(reminder ?? message, url), ...(reminder !== undefined && { reminds: true }) };
    return {
      ...{ reference, url },
      ...(customer.name && { customer: customer.name }),
      ...(mail.asks && { asks }),
      ...(request.invoices.some(({ isOpen }) => isOpen) && { hasEstimate: true as const }),
    };
  },
  async told({ companyId, about, id }, word) {
    const request = await change(one(house.store.requests, companyId, about.id), (now) =>
      reportMail(now, id, word, momentOf(house)),
    );
    if (request) house.wake('requests', request);
  },
});
