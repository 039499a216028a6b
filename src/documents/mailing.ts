import { companyOf } from '../company/index.ts';
import { change, one } from '../kernel/change.ts';
import { Outage } from '../kernel/refusal.ts';
import {
  hindranceOf,
  linkUrl,
  type MailFailure,
  type PaymentRequest,
  reportMail,
  stateAt,
  withLink,
} from '../payments/index.ts';
import { type Announcer, type Errand, type Outcome, shownNowhere, unchanged } from '../promises/announcer.ts';
import { momentOf } from '../promises/outbox.ts';
import type { DocumentsHouse } from './house.ts';
import type { Letter } from './letter.ts';
import { mailReported, type OutgoingMail } from './outgoing-mail.ts';
import type { Print, Printed } from './printing.ts';

/** A mail server that is away for longer than this has a fault that waiting does not mend. */
const TRIED_MS = 2 * 86_400_000;
/** Who is asked to pay can do so without the document; it is not waited for longer than this. */
const WAITED_MS = 2 * 60_000;
/** An e-mail holds its turn for no longer than a deliverer has it for itself, sending included. */
const PRINT_MS = 10_000;

/** What an e-mail of ours promises: that it goes out, and that what it is about hears of it. */
export const createMailAnnouncer = (house: DocumentsHouse, print: Print): Announcer<OutgoingMail, never> => ({
  ...shownNowhere,
  documents: house.store.mails,
  errands: { send: toServer(house, print), tell: toRequest(house) },
});

/** Its words, where it is no more than a reminder. */
const reminderIn = ({ id }: OutgoingMail, { mails }: PaymentRequest): string | undefined =>
  mails.find((mail) => mail.id === id)?.reminder;

function toServer(house: DocumentsHouse, print: Print): Errand<OutgoingMail> {
  const { store, mail: server, clock } = house;
  const heard =
    (reason?: MailFailure): Outcome<OutgoingMail> =>
    (now) => {
      const at = clock.now();
      return mailReported(now, reason ? { state: 'failed', reason, at } : { state: 'sent', at }, momentOf(house));
    };

  const age = ({ createdAt }: OutgoingMail): number => clock.now().getTime() - createdAt.getTime();

  /** Its papers in print; undefined where they cannot be had and nothing goes without them. */
  async function printed(mail: OutgoingMail): Promise<Printed[] | undefined> {
    const papers = await Promise.all(mail.papers.map((id) => store.papers.get(mail.companyId, id)));
    try {
      return await within(PRINT_MS, () => Promise.all(papers.flatMap((kept) => (kept ? [print(kept)] : []))));
    } catch (error) {
      if (!(error instanceof Outage)) throw error;
      const isHopeless = error.outcome === 'never' || age(mail) > (mail.asks ? WAITED_MS : TRIED_MS);
      if (!isHopeless) throw error;
      return mail.asks ? [] : undefined;
    }
  }

  async function letterOf(mail: OutgoingMail, request: PaymentRequest, papers: Printed[]): Promise<Letter> {
    const { customer, reference } = request;
    const reminder = reminderIn(mail, request);
    const message = reminder ?? request.message;
    const company = await companyOf(house.directory, mail);
    const url = linkUrl(house.publicUrl, house.links.tokenFor(mail.about.id));
    return {
      ...{ id: mail.id, to: mail.to, tongue: mail.tongue, reference },
      company: { name: company.name, phone: company.phone },
      ...(customer.name ? { customer: customer.name } : {}),
      ...(mail.asks
        ? { asks: { message: withLink(message, url), ...(reminder !== undefined && { reminds: true }) } }
        : {}),
      url,
      attachments: papers.map(({ name, pdf }) => ({ name, bytes: pdf })),
    };
  }

  return {
    lane: 'mail',
    harmless: false,
    // Nobody can look whether it arrived: it is sent once more under its own id, by which mail programs know it, and no
    // third time, because not every one does.
    async keep(mail, _, triedSince) {
      const request = await store.requests.get(mail.companyId, mail.about.id);
      if (!request) return unchanged;
      // Cancelled or paid since: nobody is asked for it any more.
      if (mail.asks && stateAt(request, clock.now()) !== 'open') return heard('over');
      if (reminderIn(mail, request) !== undefined && hindranceOf(request, clock.now())) return heard('over');
      const papers = await printed(mail);
      if (!papers) return heard('not-printed');
      if (age(mail) > TRIED_MS) return heard('not-now');
      if (!server) throw new Outage('smtp', 'send', { outcome: 'no', code: 'not-configured' });
      const answer = await server.send(await letterOf(mail, request, papers)).catch((error: unknown) => {
        if (triedSince && error instanceof Outage && error.outcome === 'unclear') return 'unclear' as const;
        throw error;
      });
      return answer === 'sent' ? heard() : heard(answer);
    },
    never: () => heard('refused'),
  };
}

/** Tells the request how its e-mail stands. */
const toRequest = (house: DocumentsHouse): Errand<OutgoingMail> => ({
  lane: 'askers',
  harmless: true,
  async keep({ companyId, about, id, state, reason, at }) {
    const word = { state, at, ...(reason && { reason }) };
    const request = await change(one(house.store.requests, companyId, about.id), (now) =>
      reportMail(now, id, word, momentOf(house)),
    );
    if (request) house.wake('requests', request);
    return unchanged;
  },
  never: () => unchanged,
});

/** @throws Outage when it takes longer; what was started goes on, and is there the next time. */
async function within<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Outage('pdf', 'print', { outcome: 'no', code: 'slow' })), ms);
  return Promise.race([work(), late]).finally(() => clearTimeout(timer));
}
