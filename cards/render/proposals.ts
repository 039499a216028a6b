import type { Field, Option } from '../model.ts';

/** The buttons under a field, each of which asks for the form again, and the field that they fill in. */
export function proposalsOf(field: Field): { id: string; options: Option[] } {
  const turns = field.kind === 'choices' ? (field.turns ?? []) : [];
  return turns.length > 0
    ? { id: `${field.id}-turn`, options: turns }
    : { id: field.id, options: field.proposals ?? [] };
}
