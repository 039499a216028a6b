/** The states something can be in and the ways between them, checked as a whole when it is declared. */
export interface Lifecycle<State extends string> {
  readonly initial: State;
  allows(from: State, to: State): boolean;
  /** Whether nothing leads out of it. */
  isFinal(state: State): boolean;
}

/**
 * Declares a table of transitions. Throws at once, with every fault, when a state is unknown, cannot be reached,
 * leads to itself, is final with ways out, or has none without being final.
 */
export function lifecycle<State extends string>(
  name: string,
  table: { initial: State; final: readonly State[]; moves: Readonly<Record<State, readonly State[]>> },
): Lifecycle<State> {
  const faults = faultsOf(table);
  if (faults.length > 0) throw new Error(`The lifecycle of ${name} is wrong: ${faults.join('; ')}.`);
  return {
    initial: table.initial,
    allows: (from, to) => table.moves[from].includes(to),
    isFinal: (state) => table.final.includes(state),
  };
}

function faultsOf(table: {
  initial: string;
  final: readonly string[];
  moves: Readonly<Record<string, readonly string[]>>;
}) {
  const states = Object.keys(table.moves);
  const exits = (state: string) => table.moves[state] ?? [];
  const reached = new Set([table.initial]);
  for (const state of reached) for (const next of exits(state)) reached.add(next);
  const mentioned = [table.initial, ...table.final, ...states.flatMap(exits)];
  return [
    ...[...new Set(mentioned)].filter((state) => !states.includes(state)).map((state) => `${state} is not a state`),
    ...states.filter((state) => !reached.has(state)).map((state) => `${state} cannot be reached`),
    ...states.filter((state) => exits(state).includes(state)).map((state) => `${state} leads to itself`),
    ...states
      .filter((state) => new Set(exits(state)).size < exits(state).length)
      .map((state) => `${state} names a way out twice`),
    ...states
      .filter((state) => table.final.includes(state) !== (exits(state).length === 0))
      .map((state) => (table.final.includes(state) ? `${state} is final but has a way out` : `${state} is a dead end`)),
  ];
}
