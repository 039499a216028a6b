import { isObject, type Json } from './model.ts';

/** Looks at one property's value; `at` is its place in the card. Adds what is wrong to `problems`. */
export type Check = (value: unknown, at: string, problems: string[]) => void;

export interface Shape {
  required?: Record<string, Check>;
  optional?: Record<string, Check>;
}

const expect =
  (what: string, holds: (value: unknown) => boolean): Check =>
  (value, at, problems) => {
    if (!holds(value)) problems.push(`${at} must be ${what}`);
  };

export const text = expect('a text', (value) => typeof value === 'string');
export const words = expect('a text that is not empty', (value) => typeof value === 'string' && value.trim() !== '');
export const flag = expect('true or false', (value) => typeof value === 'boolean');
export const number = expect('a number', (value) => typeof value === 'number');
export const object = expect('an object', isObject);
export const anything: Check = () => undefined;

/** One of a closed list of words, whatever their case. */
export const word = (...allowed: string[]): Check =>
  expect(`one of ${allowed.join(', ')}`, (value) => allowed.includes(String(value).toLowerCase()));

/** At least `min` items that each pass, and no more than `max`. */
export function list(item: Check, min = 1, max = Number.POSITIVE_INFINITY): Check {
  return (value, at, problems) => {
    if (!Array.isArray(value)) return void problems.push(`${at} must be a list`);
    if (value.length < min || value.length > max)
      problems.push(`${at} has ${value.length} items, ${min} to ${max} allowed`);
    value.forEach((entry, index) => {
      item(entry, `${at}[${index}]`, problems);
    });
  };
}

/** An object of one of the given types, with all its required properties and none that are unknown. */
export function typed(shapes: () => Record<string, Shape>, what: string, fallback?: string): Check {
  return (value, at, problems) => {
    const type = isObject(value) ? String(value.type ?? fallback) : undefined;
    const shape = type === undefined ? undefined : shapes()[type];
    if (!shape || !isObject(value)) return void problems.push(`${at}: ${type ?? 'this'} is not ${what}`);
    holdShape(value, shape, at, problems);
  };
}

export function holdShape(value: Json, { required = {}, optional = {} }: Shape, at: string, problems: string[]): void {
  for (const name of Object.keys(required))
    if (value[name] === undefined || value[name] === null) problems.push(`${at}.${name} is missing`);
  for (const [name, given] of Object.entries(value)) {
    if (name === 'type' || given === undefined || given === null) continue;
    const check = required[name] ?? optional[name];
    if (check) check(given, `${at}.${name}`, problems);
    else problems.push(`${at}.${name} is not known`);
  }
}
