import type { Line } from './looks.ts';
import type { Block, Card, Tone } from './model.ts';

export const line = (text: string, tone?: Tone): Line => ({ kind: 'text', text, ...(tone ? { tone } : {}) });

/** Small print. */
export const note = (text: string): Block => ({ kind: 'note', text });

/** That something is done, and what is worth knowing about it. */
export const notice = (text: string, ...more: Block[]): Card => ({
  summary: text,
  blocks: [line(text, 'good'), ...more],
});
