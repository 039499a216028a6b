import { plainly } from '../../src/conversations/segments.ts';
import type { MailPreview, Preview } from '../../src/screen.ts';
import type { Block } from '../model.ts';
import { introduced, isolated, type Voice } from '../voice.ts';

const LETTERS_SHOWN = 8;

export const isMail = (preview: Preview | MailPreview | undefined): preview is MailPreview =>
  preview !== undefined && 'subject' in preview;

/** The same under its heading. `waiting`: what is said while there is nothing to read yet; the heading, where another than the
 * customer reads it. */
export function previewedBlocks(
  preview: Preview | MailPreview | undefined,
  waiting: string,
  voice: Voice,
  { title, mailTitle }: { title: string; mailTitle: string } = voice.words.preview,
): Block[] {
  const shown: Block[] = preview ? previewBlocks(preview, voice) : [{ kind: 'note', text: waiting }];
  return [{ kind: 'heading', text: isMail(preview) ? mailTitle : title }, ...shown];
}

/** What the customer will read: the text message as it will leave, to whom, and what it costs in words; or the e-mail. */
export function previewBlocks(preview: Preview | MailPreview, voice: Voice): Block[] {
  if (isMail(preview)) return mailBlocks(preview, voice);
  const say = voice.words.preview;
  const about = [
    introduced(preview.to, voice),
    say.language[preview.tongue],
    say.size(preview.characters, preview.segments),
  ];
  return [
    { kind: 'quote', text: withoutSampleLink(preview.text) },
    { kind: 'note', text: `${say.to(about.join(' · '))}` },
    ...costBlocks(preview, say),
  ];
}

function mailBlocks({ text, to, tongue, subject, attached, estimate }: MailPreview, voice: Voice): Block[] {
  const say = voice.words.preview;
  const along = estimate ? voice.words.estimates.mail.along : say.attached;
  const about = [introduced(to, voice), say.language[tongue], ...(attached ? [along] : [])].join(' · ');
  return [
    { kind: 'quote', text: withoutSampleLink(text) },
    { kind: 'note', text: say.to(about) },
    { kind: 'note', text: say.subject(isolated(subject)) },
  ];
}

function costBlocks({ costly, segments, segmentsWithout }: Preview, say: Voice['words']['preview']): Block[] {
  if (costly.length === 0 || segmentsWithout >= segments || segmentsWithout === 0) return [];
  const letters = costly
    .slice(0, LETTERS_SHOWN)
    .map((letter) =>
      /\s/.test(letter) ? { letter: say.noBreakSpace, plain: say.space } : { letter, plain: plainly(letter) },
    );
  return [
    { kind: 'note', text: say.costly({ letters, more: costly.length > LETTERS_SHOWN }, segments, segmentsWithout) },
  ];
}

/** The preview's link is a row of `x` as long as the real one: nothing to read, and nothing to open. */
const withoutSampleLink = (text: string): string => text.replaceAll(/\/([pe])\/x{8,}/g, '/$1/…');
