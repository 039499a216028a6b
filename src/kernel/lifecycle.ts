/** The states something can be in, and the ways from each. */
export interface StateTable<State extends string> {
  initial: State;
  final: readonly State[];
  moves: Readonly<Record<State, readonly State[]>>;
}

/**
 * Declares a table of transitions and gives the question it answers: may `from` become `to`? Throws at once, with
 * every fault, when a state is unknown, cannot be reached, leads to itself, is named twice, is final with a way out,
 * or is a dead end that is not declared final.
 */
export function lifecycle<State extends string>(
  name: string,
  table: StateTable<State>,
): (from: State, to: State) => boolean {
  const faults = faultsOf(table);
  if (faults.length > 0) throw new Error(`The lifecycle of ${name} is wrong: ${faults.join('; ')}.`);
  return (from, to) => table.moves[from].includes(to);
}

function faultsOf(table: StateTable<string>): string[] {
  const { initial, final, moves } = table;
  const states = Object.keys(moves);
  const exits = (state: string) => moves[state] ?? [];
  const known = (state: string) => states.includes(state);
  const reached = new Set([initial]);
  for (const state of reached) for (const next of exits(state)) reached.add(next);
  const faults = [...new Set([initial, ...final, ...states.flatMap(exits)])]
    .filter((state) => !known(state))
    .map((state) => `${state} is not a state`);
  for (const state of states) {
    const ways = exits(state);
    if (!reached.has(state)) faults.push(`${state} cannot be reached`);
    if (ways.includes(state)) faults.push(`${state} leads to itself`);
    if (new Set(ways).size < ways.length) faults.push(`${state} names a way out twice`);
    if (final.includes(state) && ways.length > 0) faults.push(`${state} is final but has a way out`);
    if (!final.includes(state) && ways.length === 0) faults.push(`${state} is a dead end`);
  }
  return faults;
}
