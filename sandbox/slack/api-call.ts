import { parse } from 'node:querystring';
import type { Json } from './model.ts';

/** A Web API answer with `ok: false`, in Slack's words. */
export class ApiError extends Error {
  readonly details: Json;

  constructor(code: string, details: Json = {}) {
    super(code);
    this.details = details;
  }

  /** An error that tells what is wrong with the arguments, as `response_metadata.messages` and `errors`. */
  static invalid(code: string, problems: string[]): ApiError {
    const messages = problems.map((problem) => `[ERROR] ${problem}`);
    return new ApiError(code, { errors: problems, response_metadata: { messages } });
  }
}

/** The arguments of one call: a form whose objects are JSON texts, or one JSON body. */
export interface Arguments {
  /** A text argument; empty ones count as absent. */
  text(name: string): string | undefined;
  /** A text argument without which the call makes no sense: `invalid_arguments`. */
  required(name: string): string;
  flag(name: string): boolean;
  /** A JSON argument, parsed; undefined when absent. Throws the given error when it is not JSON. */
  json(name: string, error: string): unknown;
}

/** Arguments that change what Slack does in ways the stand-in does not: refused, because ignoring them would lie. */
const NOT_EMULATED = ['as_user', 'attachments', 'file_ids', 'icon_emoji', 'icon_url', 'markdown_text', 'username'];

/** Reads a call's body. Throws `invalid_json`, or `invalid_arguments` for an argument that is not emulated. */
export function readArguments(contentType: string, body: string): Arguments {
  const given: Json = contentType.startsWith('application/json') ? readJson(body) : { ...parse(body) };
  const strange = NOT_EMULATED.filter((name) => given[name] !== undefined);
  if (strange.length > 0)
    throw ApiError.invalid(
      'invalid_arguments',
      strange.map((name) => `not emulated: ${name}`),
    );
  const text = (name: string) => {
    const value = given[name];
    return value === undefined || value === null || value === '' ? undefined : String(value);
  };
  return {
    text,
    required(name) {
      const value = text(name);
      if (value === undefined) throw ApiError.invalid('invalid_arguments', [`missing required field: ${name}`]);
      return value;
    },
    flag: (name) => ['true', '1'].includes(text(name) ?? ''),
    json(name, error) {
      const value = given[name];
      if (typeof value !== 'string') return value ?? undefined;
      try {
        return JSON.parse(value);
      } catch (cause) {
        throw new ApiError(error, { detail: String(cause) });
      }
    },
  };
}

function readJson(body: string): Json {
  try {
    return JSON.parse(body);
  } catch {
    throw new ApiError('invalid_json');
  }
}
