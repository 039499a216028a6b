import type { TextingScreen } from '../../src/texting/screen.ts';
import type { Looks } from '../looks.ts';
import { textForm, textHeld } from './text-form.ts';

export const screens: Looks<TextingScreen> = { 'text-form': textForm, 'text-held': textHeld };
