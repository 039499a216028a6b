import { companyOf } from '../company/index.ts';
import { Outage } from '../kernel/refusal.ts';
import type { MailFailure } from '../payments/index.ts';
import { type Announcer, type Errand, type Outcome, shownNowhere, unchanged } from '../promises/announcer.ts';
import { momentOf } from '../promises/outbox.ts';
import type { DocumentsHouse } from './house.ts';
import { mailReported, type OutgoingMail } from './outgoing-mail.ts';
import type { LetterWords } from './ports.ts';
import { type Print, type Printed, toldApart } from './printing.ts';

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
  errands: { send: toServer(house, print), tell: toSubject(house) },
});

function toServer(house: DocumentsHouse, print: Print): Errand<OutgoingMail> {
  const { store, mail: server, clock, mailSubjects } = house;
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

  async function send(mail: OutgoingMail, said: LetterWords, papers: Printed[]) {
    if (!server) throw new Outage('smtp', 'send', { outcome: 'no', code: 'not-configured' });
    const { name, phone } = await companyOf(house.directory, mail);
    const { id, to, tongue } = mail;
    const attachments = toldApart(papers).map((paper) => ({ name: paper.name, bytes: paper.pdf }));
    return server.send({ ...said, id, to, tongue, company: { name, phone }, attachments });
  }

  return {
    lane: 'mail',
    harmless: false,
    // Nobody can look whether it arrived: it is sent once more under its own id, by which mail programs know it, and no
    // third time, because not every one does.
    async keep(mail, _, triedSince) {
      const said = await mailSubjects[mail.about.kind].letter(mail);
      if (!said) return unchanged;
      if (said === 'over') return heard('over');
      const papers = await printed(mail);
      if (!papers) return heard('not-printed');
      if (age(mail) > TRIED_MS) return heard('not-now');
      const answer = await send(mail, said, papers).catch((error: unknown) => {
        if (triedSince && error instanceof Outage && error.outcome === 'unclear') return 'unclear' as const;
        throw error;
      });
      return answer === 'sent' ? heard() : heard(answer);
    },
    never: () => heard('refused'),
  };
}

/** Tells what it is about how it stands. */
const toSubject = (house: DocumentsHouse): Errand<OutgoingMail> => ({
  lane: 'askers',
  harmless: true,
  async keep(mail) {
    const { state, reason, at } = mail;
    await house.mailSubjects[mail.about.kind].told(mail, { state, at, ...(reason && { reason }) });
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
