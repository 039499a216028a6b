/** Stripe's form encoding: nested names in brackets, `line_items[0][price_data][currency]=cad`. */
import { invalid } from './failure.ts';

/** What stands under a name: `metadata[a]=1&metadata[b]=2` gives `{ a: '1', b: '2' }`. */
export function group(form: URLSearchParams, name: string): Record<string, string> {
  const under = [...form].filter(([key]) => key.startsWith(`${name}[`));
  return Object.fromEntries(
    under.map(([key, value]) => [key.slice(name.length + 1, key.indexOf(']', name.length)), value]),
  );
}

/** Every value of a list: `expand[0]=a&expand[]=b` gives `['a', 'b']`. */
export const list = (form: URLSearchParams, name: string): string[] =>
  [...form].filter(([key]) => key.startsWith(`${name}[`)).map(([, value]) => value);

/** A whole number, or undefined when absent. Throws the vendor's error for anything else. */
export function integer(form: URLSearchParams, name: string): number | undefined {
  const text = form.get(name);
  if (text === null) return undefined;
  if (!/^-?\d{1,15}$/.test(text)) throw invalid(`Invalid integer: ${text}`, name, 'parameter_invalid_integer');
  return Number(text);
}

export function required(form: URLSearchParams, name: string): string {
  const text = form.get(name);
  if (text === null) throw invalid(`Missing required param: ${name}.`, name, 'parameter_missing');
  if (text === '') throw invalid(`You passed an empty string for '${name}'.`, name, 'parameter_invalid_empty');
  return text;
}

/**
 * Refuses any parameter outside the given names, as Stripe does with those it does not know.
 * In a name, `#` stands for a place in a list and `*` for any key: `line_items[#][quantity] metadata[*]`.
 */
export function onlyKnown(form: URLSearchParams, names: string): void {
  const spelled = names.replace(/[[\]]/g, '\\$&').replaceAll('*', '[^\\]]+').replaceAll('#', '\\d*');
  const known = new RegExp(`^(${spelled.replace(/\s+/g, '|')})$`);
  const stranger = [...form.keys()].find((name) => !known.test(name));
  if (stranger) throw invalid(`Received unknown parameter: ${stranger}`, stranger, 'parameter_unknown');
}
