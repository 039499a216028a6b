import { type Answer, granted, refused } from '../kernel/refusal.ts';
import { asTyped } from '../kernel/typed.ts';
import { unlessCard } from './payer.ts';

const NOTE_MOST = 300;

/** A member's own words on why. Refusals: `field-missing`, `field-too-long`, `message-invalid`, `card-number`. */
export function readNote(typed: string, isNeeded: boolean): Answer<string> {
  const note = asTyped(typed).replace(/\s+/g, ' ').trim();
  if (note === '' && isNeeded) return refused({ code: 'field-missing' });
  if (note.length > NOTE_MOST) return unlessCard(typed, refused({ code: 'field-too-long' }));
  return unlessCard(
    typed,
    /[\p{C}--[\u200c\u200d]]/v.test(note) ? refused({ code: 'message-invalid' }) : granted(note),
  );
}
