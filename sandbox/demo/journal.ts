/** What travelled between the app and the outside, as the event log shows it: newest last, each with its bytes. */
import type { IncomingHttpHeaders } from 'node:http';
import { readable } from './bodies.ts';
import { type Party, summarise } from './plain-words.ts';
import type { Summary } from './summary.ts';
import type { Passage } from './tap.ts';

/** A line of the log, without its bytes. */
export interface Line extends Summary {
  id: number;
  at: number;
  from: Party;
  to: Party;
  /** Whose traffic it is, for the filter. */
  vendor: 'slack' | 'teams' | 'twilio' | 'stripe' | 'cdk' | 'mail' | 'page';
  /** Undefined while it is under way. */
  end?: { status?: number; ms: number };
}

export interface Journal {
  /** Notes a passage, or its end. */
  note(between: Pick<Line, 'from' | 'to' | 'vendor'>, passage: Passage): void;
  readonly lines: readonly Line[];
  /** Everything about one line that can be shown; undefined when it is no more. */
  details(id: number): object | undefined;
  subscribe(listener: (line: Line) => void): () => void;
}

const KEPT = 400;
/** Worth seeing; tokens and passwords are not among them. */
const SHOWN_HEADERS =
  /^(x-slack-(signature|retry-num|retry-reason)|x-twilio-signature|stripe-signature|idempotency-key|retry-after|content-type|location)$/;

export function createJournal(): Journal {
  const lines: Line[] = [];
  const passages = new Map<Passage, Line>();
  const listeners = new Set<(line: Line) => void>();
  let count = 0;

  function lineOf(between: Pick<Line, 'from' | 'to' | 'vendor'>, passage: Passage): Line | undefined {
    const known = passages.get(passage);
    if (known) return known;
    const summary = summarise(between, passage);
    if (!summary) return undefined;
    count += 1;
    const line: Line = { id: count, at: passage.at.getTime(), ...between, ...summary };
    passages.set(passage, line);
    lines.push(line);
    if (lines.length > KEPT) forget(lines.shift());
    return line;
  }

  function forget(line: Line | undefined) {
    for (const [passage, other] of passages) if (other === line) passages.delete(passage);
  }

  return {
    lines,
    note(between, passage) {
      const line = lineOf(between, passage);
      if (!line) return;
      if (passage.end) line.end = { status: passage.end.status, ms: passage.end.ms };
      for (const listener of listeners) listener(line);
    },
    details(id) {
      const passage = [...passages].find(([, line]) => line.id === id)?.[0];
      if (!passage) return undefined;
      const { method, path, headers, body, end } = passage;
      const request = { [method]: path, headers: shown(headers), body: readable(body, headers) };
      if (!end) return { request };
      return {
        request,
        answer: { status: end.status, headers: shown(end.headers), body: readable(end.body, end.headers) },
      };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const shown = (headers: IncomingHttpHeaders) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => SHOWN_HEADERS.test(name)));
