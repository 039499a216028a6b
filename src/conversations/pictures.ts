import type { FileId, KeptFile } from '../company/index.ts';
import type { Attachment } from './attachment.ts';
import type { ConversationsHouse } from './house.ts';
import type { IncomingText } from './incoming-text.ts';
import type { ShownAttachment } from './news.ts';

const DAY_MS = 86_400_000;
/** A thread is read for as long as somebody asks about it; a chat may fetch a picture anew whenever it is. */
const SHOWN_MS = 400 * DAY_MS;

type Needs = Pick<ConversationsHouse, 'links' | 'publicUrl'>;
type Text = Pick<IncomingText, 'companyId' | 'receivedAt' | 'attachments'>;
type Shown = { attachments?: ShownAttachment[] };

const shown = (needs: Needs, { companyId, receivedAt }: Text, { type, state, file }: Attachment): ShownAttachment => ({
  ...{ type, state },
  ...(file && { url: pictureUrl(needs, { companyId, file, since: receivedAt }) }),
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

/** Where a chat finds a picture of a conversation: nobody guesses it, and it ends. */
const pictureUrl = (
  { links, publicUrl }: Needs,
  { companyId, file, since }: { companyId: string; file: FileId; since: Date },
): string => `${publicUrl}/pictures/${links.seal(['picture', companyId, file], new Date(since.getTime() + SHOWN_MS))}`;

/** The picture at such an address; undefined when it leads nowhere, or not any more. */
export const createPictureLook =
  ({
    store,
    links,
    clock,
  }: Pick<ConversationsHouse, 'links' | 'clock'> & { store: { files: ConversationsHouse['store']['files'] } }) =>
  async (sealed: string): Promise<KeptFile | undefined> => {
    const [kind, companyId = '', file = ''] = links.unseal(sealed, clock.now()) ?? [];
    return kind === 'picture' ? store.files.get(companyId, file as FileId) : undefined;
  };
