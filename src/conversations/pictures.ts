import type { FileId, KeptFile } from '../company/index.ts';
import type { Attachment } from './attachment.ts';
import type { ConversationsHouse } from './house.ts';
import type { IncomingText } from './incoming-text.ts';
import type { ShownAttachment } from './news.ts';
import type { OutgoingText } from './outgoing-text.ts';

const DAY_MS = 86_400_000;
/** A thread is read for as long as somebody asks about it; a chat may fetch a picture anew whenever it is. */
const SHOWN_MS = 400 * DAY_MS;

type Needs = Pick<ConversationsHouse, 'links' | 'publicUrl'>;
type Text = Pick<IncomingText, 'companyId' | 'receivedAt' | 'attachments'>;
type Shown = { attachments?: ShownAttachment[] };

const shown = (needs: Needs, { companyId, receivedAt }: Text, { type, state, file }: Attachment): ShownAttachment => ({
  ...{ type, state },
  ...(file && { url: lookUrl(needs, { companyId, file, since: receivedAt }) }),
});

const listed = (needs: Needs, text: Text, which: (one: Attachment, place: number) => boolean): Shown =>
  text.attachments.length > 0
    ? { attachments: text.attachments.filter(which).map((one) => shown(needs, text, one)) }
    : {};

/** All that came with a text, as its card shows it. */
export const shownWith = (needs: Needs, text: Text): Shown => listed(needs, text, () => true);

/** What is told together with the words of a text. */
export const shownTogether = (needs: Needs, text: Text): Shown => listed(needs, text, ({ apart }) => !apart);

/** The one that is told by itself. */
export const shownApart = (needs: Needs, text: Text, place: number): Shown =>
  listed(needs, text, (_, at) => at === place);

/** Where whoever reads a conversation finds a picture of it: nobody guesses it, and it ends. */
export const lookUrl = (
  { links, publicUrl }: Needs,
  { companyId, file, since }: { companyId: string; file: FileId; since: Date },
): string => `${publicUrl}/pictures/${links.seal(['picture', companyId, file], new Date(since.getTime() + SHOWN_MS))}`;

/** Where the carrier fetches what goes along with a text of ours; it looks within hours, or never. */
export const carriersUrl = (
  { links, publicUrl }: Needs,
  { id, companyId }: Pick<OutgoingText, 'id' | 'companyId'>,
  now: Date,
): string => `${publicUrl}/pictures/${links.seal(['sent', companyId, id], new Date(now.getTime() + DAY_MS))}`;

type Looking = Pick<ConversationsHouse, 'links' | 'clock'> & {
  store: Pick<ConversationsHouse['store'], 'files' | 'outgoingTexts'>;
};

/** The picture at such an address; undefined when it leads nowhere, or not any more. */
export function createPictureLook({ store, links, clock }: Looking) {
  /** Nobody is given what was taken back, has arrived, or never will. */
  async function sent(companyId: string, textId: string): Promise<FileId | undefined> {
    const { answer, state } = (await store.outgoingTexts.get(companyId, textId)) ?? {};
    return answer?.undone || state === 'delivered' || state === 'failed' ? undefined : answer?.picture;
  }

  return async (sealed: string): Promise<KeptFile | undefined> => {
    const [kind, companyId = '', id = ''] = links.unseal(sealed, clock.now()) ?? [];
    const file = kind === 'sent' ? await sent(companyId, id) : kind === 'picture' ? (id as FileId) : undefined;
    return file && store.files.get(companyId, file);
  };
}
