import type { PickedPicture } from '../../src/conversations/index.ts';
import type { Refusal } from '../../src/kernel/refusal.ts';
import type { Block, Field } from '../model.ts';
import { sayRefusal } from '../refusal.ts';
import type { Voice } from '../voice.ts';

interface WithPicture {
  picture?: PickedPicture;
  pictureProblem?: Refusal;
}

/** A picture is chosen anew each time: the one that goes along is shown under it, and can be left out. */
export function pictureFields({ picture, pictureProblem }: WithPicture, voice: Voice): Field[] {
  const { label, hint, elsewhere, without } = voice.words.pictures.pick;
  return [
    {
      ...{ kind: 'file', id: 'picture', label, hint, elsewhere, types: ['png', 'jpg', 'webp'], most: 1 },
      ...(pictureProblem && { problem: sayRefusal(pictureProblem, voice) }),
      ...(picture && { after: [shownPicture(picture.url, voice)] }),
    },
    ...(picture ? [{ kind: 'checkbox', id: 'without-picture', ...without, checked: false } as const] : []),
  ];
}

export const shownPicture = (url: string, { words }: Voice): Block => ({
  ...{ kind: 'image', url, alt: words.pictures.pick.alt, size: 'photo' },
});
