import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { randomId } from '../../src/kernel/ids.ts';
import { createLinks, TOKEN_LENGTH } from '../../src/payments/links.ts';

const secret = Buffer.alloc(32, 1);
const links = createLinks(secret);

test('a request always has the same token, and no other request has it', () => {
  const ids = Array.from({ length: 200 }, () => randomId('pay'));
  const tokens = ids.map(links.tokenFor);
  expect(tokens).toEqual(ids.map(createLinks(secret).tokenFor));
  expect(new Set(tokens).size).toBe(ids.length);
});

test('a token is 22 well-formed characters: 128 bits', () => {
  fc.assert(
    fc.property(fc.string(), (id) => {
      const token = links.tokenFor(id);
      expect(token).toHaveLength(TOKEN_LENGTH);
      expect(Buffer.from(token, 'base64url')).toHaveLength(16);
      expect(links.isWellFormed(token)).toBe(true);
    }),
  );
});

test('another secret makes other tokens', () => {
  expect(createLinks(Buffer.alloc(32, 2)).tokenFor('pay_1')).not.toBe(links.tokenFor('pay_1'));
});

test('what is stored is a hash that does not contain the token', () => {
  const token = links.tokenFor('pay_1');
  expect(links.hash(token)).toMatch(/^[\w-]{43}$/);
  expect(links.hash(token)).not.toContain(token);
  expect(links.hash(token)).not.toBe(links.hash(links.tokenFor('pay_2')));
});

test.each([
  ['', 'empty'],
  ['A'.repeat(21), 'short'],
  ['A'.repeat(23), 'long'],
  [`${'A'.repeat(21)}B`, 'not the canonical spelling of 16 bytes'],
  [`${'A'.repeat(20)}/A`, 'a slash'],
  [`${'A'.repeat(20)}é`, 'an accent'],
  [`${'A'.repeat(22)}\n`, 'a line break'],
  ['../../etc/passwd AAAAA', 'a path'],
])('%j is not looked up: %s', (token) => {
  expect(links.isWellFormed(token)).toBe(false);
});
