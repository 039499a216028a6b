import { ApiError, type Arguments } from './api-call.ts';

interface Page<T> {
  items: T[];
  has_more: boolean;
  response_metadata: { next_cursor: string };
}

const encode = (text: string) => Buffer.from(text).toString('base64');

/** One page of a list. A cursor names the first item of the next page, so that new items move nothing. */
export function page<T extends { id: string } | { ts: string }>(all: readonly T[], args: Arguments): Page<T> {
  const idOf = (item: T) => ('ts' in item ? item.ts : item.id);
  const limit = Math.min(Math.max(Number(args.text('limit') ?? 100), 1), 1000);
  const cursor = args.text('cursor');
  const start = cursor ? all.findIndex((item) => encode(`next:${idOf(item)}`) === cursor) : 0;
  if (Number.isNaN(limit)) throw new ApiError('invalid_limit');
  if (start < 0) throw new ApiError('invalid_cursor');
  const next = all[start + limit];
  return {
    items: all.slice(start, start + limit),
    has_more: next !== undefined,
    response_metadata: { next_cursor: next ? encode(`next:${idOf(next)}`) : '' },
  };
}
