/** What can be looked at as an example of what the settings of a company make. */
export const WHATS = ['invoice', 'estimate', 'page'] as const;
export type What = (typeof WHATS)[number];

export const isWhat = (name: unknown): name is What => WHATS.some((one) => one === name);
