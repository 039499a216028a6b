/** What fields must be equal to. */
export type Plain = Record<string, string | boolean>;
/** Which documents; every look-up but those that find the company names it. */
export type Scope = Plain & { companyId: string };

/** Types are gone at run time: an object in the place of a text would be an operator, and find what was not asked for. */
export function plain(scope: Plain): Plain {
  for (const [field, value] of Object.entries(scope)) {
    if (typeof value !== 'string' && typeof value !== 'boolean') throw new TypeError(`${field} must be a plain value`);
  }
  return scope;
}
