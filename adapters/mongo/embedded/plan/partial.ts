import type { Clause } from '../query/filter.ts';
import { VALUE_OPERATORS } from '../query/operators.ts';
import { isPattern } from '../values/bson.ts';
import { encodeValue } from '../values/key.ts';

const LOWER = ['$gt', '$gte'];
const UPPER = ['$lt', '$lte'];

function holds(condition: Clause, value: unknown): boolean {
  if (condition.operator === '$exists') return true;
  return VALUE_OPERATORS[condition.operator]!(condition.operand)(value);
}

function isWitness(value: unknown): boolean {
  return value !== null && value !== undefined && !Array.isArray(value) && !isPattern(value);
}

/** Whether any document that passes the asked clause has a value that passes the index's condition. */
function impliesOne(asked: Clause, condition: Clause): boolean {
  if (asked.path !== condition.path) return false;
  const { operator, operand } = asked;
  if (operator === condition.operator && encodeValue(operand).equals(encodeValue(condition.operand))) return true;
  if (operator === '$eq') return isWitness(operand) && holds(condition, operand);
  if (operator === '$in') return (operand as unknown[]).every((item) => isWitness(item) && holds(condition, item));
  if (operator === '$regex') return condition.operator === '$exists';
  for (const side of [LOWER, UPPER]) {
    if (side.includes(operator) && isWitness(operand)) {
      return (condition.operator === '$exists' || side.includes(condition.operator)) && holds(condition, operand);
    }
  }
  return false;
}

/** Whether every match of a filter is in an index that holds only the documents passing `conditions`. */
export function implies(clauses: Clause[], conditions: Clause[]): boolean {
  return conditions.every((condition) => clauses.some((asked) => impliesOne(asked, condition)));
}
