/** What customers text besides words. `who`: ready to read. */
export const pictures = {
  alt: (who: string, place: number, count: number) =>
    count === 1 ? `Picture from ${who}` : `Picture ${place} of ${count} from ${who}`,
  coming: (count: number) =>
    count === 1
      ? 'A picture is being fetched and will follow here.'
      : `${count} pictures are being fetched and will follow here.`,
  /** Above what could be fetched only after its text was told. */
  came: (who: string) => `It came with a text from ${who}:`,
  kinds: {
    contact: 'A contact card',
    video: 'A video',
    sound: 'A sound recording',
    pdf: 'A PDF document',
    calendar: 'A calendar entry',
    file: 'A file',
  },
  notShown: (kind: string) =>
    `${kind} came with it, which is not shown here. Ask the customer for a photo of it, or have your administrator look it up with the carrier.`,
  unreadable:
    'A picture came with it that is damaged, or of a kind that is not shown. Ask the customer to send it again.',
  'too-large': 'A picture came with it that is too large to be shown. Ask the customer for a smaller one.',
  unreachable: 'A picture came with it that could not be fetched. Ask the customer to send it again.',
  /** What goes along with a member's text. */
  pick: {
    label: 'Picture',
    hint: 'PNG, JPEG or WebP, up to 8 MB. It goes with your message, as a picture message (MMS): in Canada and the United States.',
    elsewhere:
      'Teams takes no picture here. To send one, open Quittance itself (its own tab), press “New text”, and choose it there.',
    alt: 'The picture that goes with it',
    without: { label: 'Without this picture', option: 'Send it without this picture' },
  },
};
