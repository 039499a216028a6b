import { describe, expect, test } from '@jest/globals';
import {
  anything,
  either,
  fields,
  flag,
  id,
  list,
  maybe,
  oneOf,
  perhaps,
  some,
  table,
  text,
  those,
  Unreadable,
  word,
} from '../../adapters/kit/reading.ts';

const nested = (depth: number): unknown => (depth === 0 ? 'deep' : [nested(depth - 1)]);
const person = fields({ id: word, name: maybe(text) });

describe('what is read of a body', () => {
  test.each<[string, (value: unknown) => unknown, unknown, unknown]>([
    ['an object is what is looked for in it, and nothing else', person, { id: 'a', more: 1 }, { id: 'a' }],
    ['what may be missing is not there when it is null', person, { id: 'a', name: null }, { id: 'a' }],
    ['a list in its order', list(text), ['b', 'a'], ['b', 'a']],
    ['those that can be read', those(person), [null, { id: 'a' }, 7], [{ id: 'a' }]],
    ['none where no list stands', those(person), { length: 3 }, []],
    ['the first that fits', either(text, person), { id: 'a' }, { id: 'a' }],
    ['what counts only where it can be read', fields({ on: perhaps(flag) }), { on: 'yes' }, {}],
    ['a table whose names are anybody’s', table(text), { 'a.0': 'x', b: '' }, { 'a.0': 'x', b: '' }],
    ['what somebody else reads', fields({ value: anything }), { value: [null] }, { value: [null] }],
    [
      'half of a letter as one that nobody knows',
      person,
      { id: '19:\ud800', name: 'é' },
      { id: '19:\ufffd', name: 'é' },
    ],
    [
      'the same where somebody else reads',
      anything,
      { '\udc00': [{ a: 'x\ud800' }] },
      { '\ufffd': [{ a: 'x\ufffd' }] },
    ],
    ['one of the words', oneOf('on', 'off'), 'off', 'off'],
  ])('%s', (_, read, value, expected) => {
    expect(read(value)).toStrictEqual(expected);
  });

  test('a name that every object inherits is a name like any other', () => {
    const read = table(text)(JSON.parse('{"__proto__":"x","constructor":"y"}'));
    expect(Object.entries(read)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
    expect(() => fields({ toString: text })({})).toThrow('the body.toString is not a text');
  });
});

describe('what cannot be read', () => {
  test.each<[string, (value: unknown) => unknown, unknown]>([
    ['the body.id is not a text with something in it', person, { id: '' }],
    ['the body is not an object', person, [{ id: 'a' }]],
    ['the body is not an object', person, null],
    ['the body.name is not a text', person, { id: 'a', name: { $ne: '' } }],
    ['the body.1 is not a text', list(text), ['a', 7]],
    ['the body is not a list', list(text), { length: 0 }],
    ['the body is not a list with something in it', some(text), []],
    ['the body.* is not an object', table(person), { secret: 7 }],
    ['the body is not an id', id, '..'],
    ['the body is not an id', id, 'x'.repeat(1_001)],
    ['the body.value is not less than 200 deep', fields({ value: anything }), { value: nested(201) }],
    ['the body is not on or off', oneOf('on', 'off'), 'ON'],
  ])('%s: it says where, and not what stands there', (message, read, value) => {
    expect(() => read(value)).toThrow(Unreadable);
    expect(() => read(value)).toThrow(new Unreadable(...split(message)));
  });
});

function split(message: string): [string, string] {
  const [path = '', expected = ''] = message.split(' is not ');
  return [path, expected];
}
