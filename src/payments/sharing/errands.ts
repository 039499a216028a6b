import { companyOf, placeOf, reminderDaysOf } from '../../company/index.ts';
import { change, one } from '../../kernel/change.ts';
import { type Announcer, type Errand, unchanged } from '../../promises/announcer.ts';
import { type Moment, momentOf, redrawn } from '../../promises/outbox.ts';
import type { PaymentsHouse } from '../house.ts';
import type { RequestMessage } from '../messages.ts';
import { remindersFrom } from '../reminders/schedule.ts';
import type { PaymentRequest } from '../request.ts';
import { withoutDebt } from '../settle.ts';
import { endedBy, requestPayment } from '../steps.ts';
import type { SharedPart } from './share.ts';
import { endingShare, withShare } from './steps.ts';
import { shareTold } from './told.ts';

const DAY_MS = 86_400_000;
/** One after the other for a request: who is asked no more is not asked afterwards. */
const lane = 'askers';

/** What is promised between a request and those of its other payers. */
export const shareErrands = (
  house: PaymentsHouse,
): Pick<Announcer<PaymentRequest, RequestMessage>['errands'], 'share' | 'share-end' | 'share-told'> => ({
  share: asking(house),
  'share-end': ending(house),
  'share-told': telling(house),
});

const asking = (house: PaymentsHouse): Errand<PaymentRequest> => ({
  lane,
  harmless: true,
  async keep(request, shareId) {
    const share = request.shares.find(({ id }) => id === shareId);
    if (share?.state !== 'asked') return unchanged;
    const asked = await requestOf(house, request, share);
    const theirs = one(house.store.requests, asked.companyId, asked.id);
    const told = (await house.store.requests.insert(asked))
      ? asked
      : await change(theirs, (now) => partOfAnother(now, asked.shareOf, momentOf(house)));
    if (told) house.wake('requests', told);
    // Taken back while they were being asked.
    return (now) =>
      now.shares.find(({ id }) => id === shareId)?.state === 'ended' ? endingShare(now, shareId, momentOf(house)) : now;
  },
  never: () => unchanged,
});

/** The whole comes to another amount than the payer's own request says; undefined where that is known. */
const partOfAnother = (theirs: PaymentRequest, shareOf: PaymentRequest['shareOf'], moment: Moment) =>
  shareOf && theirs.shareOf && theirs.shareOf.total !== shareOf.total
    ? redrawn({ ...theirs, shareOf }, moment)
    : undefined;

async function requestOf(house: PaymentsHouse, whole: PaymentRequest, share: SharedPart): Promise<PaymentRequest> {
  const { id, to, tongue, by, amount: minor, message } = share;
  const company = await companyOf(house.directory, whole);
  const moment = momentOf(house);
  const request = requestPayment(
    {
      ...{ id, companyId: whole.companyId, key: `share:${id}`, customer: to, tongue, asker: by, message },
      amount: { ...whole.amount, minor },
      reference: whole.reference,
      linkHash: house.links.hash(house.links.tokenFor(id)),
      linkExpiresAt: new Date(moment.now.getTime() + company.linkDays * DAY_MS),
      ...(company.letterhead ? { letterhead: company.letterhead } : {}),
      reminders: remindersFrom(reminderDaysOf(company), placeOf(to.phone, company), moment.now),
      rooms: whole.cards.map(({ room }) => room),
    },
    moment,
  );
  const isInvoiced = whole.invoices.length > 0 && ({ isInvoiced: true } as const);
  // What is owed under the reference is the other request's.
  return { ...withoutDebt(request), shareOf: { requestId: whole.id, total: whole.amount.minor, ...isInvoiced } };
}

const ending = (house: PaymentsHouse): Errand<PaymentRequest> => ({
  lane,
  harmless: true,
  async keep({ companyId }, shareId) {
    const moment = momentOf(house);
    const theirs = one(house.store.requests, companyId, shareId);
    const asked = await change(theirs, (now) => endedBy(now, 'taken-back', moment));
    if (asked) house.wake('requests', asked);
    return (now) => {
      const share = now.shares.find(({ id }) => id === shareId);
      // Nobody was asked yet.
      return share && !asked ? redrawn(withShare(now, { ...share, state: 'ended' }), moment) : now;
    };
  },
  never: () => unchanged,
});

const telling = (house: PaymentsHouse): Errand<PaymentRequest> => ({
  lane,
  harmless: true,
  async keep(request) {
    const { companyId, shareOf } = request;
    if (!shareOf) return unchanged;
    const moment = momentOf(house);
    const whole = await change(one(house.store.requests, companyId, shareOf.requestId), (now) =>
      shareTold(now, request, moment),
    );
    if (whole) house.wake('requests', whole);
    return unchanged;
  },
  never: () => unchanged,
});
