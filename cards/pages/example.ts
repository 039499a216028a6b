/** What can be looked at as an example of what the settings of a company make. */
export type What = 'invoice' | 'estimate' | 'page';

export const isWhat = (name: unknown): name is What => name === 'invoice' || name === 'estimate' || name === 'page';
