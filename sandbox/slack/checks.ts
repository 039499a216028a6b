/**
 * Small checks that say what is wrong the way Slack does: `must be less than 76 characters
 * [json-pointer:/blocks/0/text/text]`. A check adds its findings to `problems`; none means fine.
 */
export type Check = (value: unknown, at: string, problems: string[]) => void;

export const say = (problems: string[], what: string, at: string) => problems.push(`${what} [json-pointer:${at}]`);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A string of `min` to `max` characters, counted in code points. */
export function string(max: number, min = 0): Check {
  return (value, at, problems) => {
    if (typeof value !== 'string') return void say(problems, 'must be a string', at);
    const length = [...value].length;
    if (length > max) say(problems, `must be less than ${max + 1} characters`, at);
    if (length < min) say(problems, `must be more than ${min - 1} characters`, at);
  };
}

export const flag: Check = (value, at, problems) => {
  if (typeof value !== 'boolean') say(problems, 'must be a boolean', at);
};

/** A whole number within bounds. */
export function integer(min: number, max: number): Check {
  return (value, at, problems) => {
    if (!Number.isInteger(value) || Number(value) < min || Number(value) > max)
      say(problems, `must be an integer from ${min} to ${max}`, at);
  };
}

/** One of a closed list of words. */
export function word(...words: string[]): Check {
  return (value, at, problems) => {
    if (!words.includes(String(value))) say(problems, `must be one of: ${words.join(', ')}`, at);
  };
}

/** An array of `min` to `max` items that each pass. */
export function list(max: number, item: Check, min = 1): Check {
  return (value, at, problems) => {
    if (!Array.isArray(value)) return void say(problems, 'must be an array', at);
    if (value.length > max) say(problems, `no more than ${max} items allowed`, at);
    if (value.length < min) say(problems, `must have at least ${min} items`, at);
    value.forEach((entry, index) => {
      item(entry, `${at}/${index}`, problems);
    });
  };
}

/** An object with every required field and nothing beyond the optional ones (Slack refuses additional properties). */
export function shape(required: Record<string, Check>, optional: Record<string, Check> = {}): Check {
  const known: Record<string, Check> = { ...required, ...optional };
  return (value, at, problems) => {
    if (!isObject(value)) return void say(problems, 'must provide an object', at);
    for (const name of Object.keys(required))
      if (value[name] === undefined || value[name] === null) say(problems, `missing required field: ${name}`, at);
    for (const [name, field] of Object.entries(value)) {
      if (name === 'type' || field === undefined || field === null) continue;
      if (known[name]) known[name](field, `${at}/${name}`, problems);
      else say(problems, `invalid additional property: ${name}`, at);
    }
  };
}

/** An object checked by the shape that belongs to its `type`. */
export function typed(shapes: Record<string, Check>, where: string): Check {
  return (value, at, problems) => {
    const type = isObject(value) ? String(value.type) : 'none';
    if (shapes[type]) shapes[type](value, at, problems);
    else say(problems, `unsupported type in ${where}: ${type}`, `${at}/type`);
  };
}
