import { expect, test } from '@jest/globals';
import { parseEmail, veiled } from '../../src/kernel/email.ts';

const read = (typed: string) => {
  const answer = parseEmail(typed);
  return answer.ok ? answer.value : answer.refusal.code;
};

test('an address is taken as people type and paste it, and its domain as the network has it', () => {
  for (const [typed, address] of [
    ['julie@exemple.ca', 'julie@exemple.ca'],
    ['  Julie.Tremblay+auto@Exemple.CA ', 'Julie.Tremblay+auto@exemple.ca'],
    ['julie@exemple.ca\u00a0', 'julie@exemple.ca'],
    ['\u2068julie@exemple.ca\u2069', 'julie@exemple.ca'],
    ['ｊulie＠exemple.ca', 'julie@exemple.ca'],
    ["o'neil@x-y.example.org", "o'neil@x-y.example.org"],
    ['julie@garage-boréal.example', 'julie@xn--garage-boral-keb.example'],
    ['julie@例子.测试', 'julie@xn--fsqu00a.xn--0zwm56d'],
  ])
    expect([typed, read(typed!)]).toEqual([typed, address]);
});

test('what cannot be sent to is refused, by what is wrong with it', () => {
  for (const typed of ['', '   ', '\u200b']) expect(read(typed)).toBe('email-missing');
  for (const typed of ['"julie tremblay"@exemple.ca', '"a@b"@exemple.ca', 'andré@exemple.ca', '李明@exemple.ca'])
    expect([typed, read(typed)]).toEqual([typed, 'email-unsupported']);
  for (const typed of [
    ...['julie', 'julie@', '@exemple.ca', 'julie@exemple', 'julie@exemple.c', 'julie@@exemple.ca', 'a@b@exemple.ca'],
    ...['julie@exemple.ca, marc@exemple.ca', 'julie tremblay@exemple.ca', '<julie@exemple.ca>', 'julie@exemple..ca'],
    ...['julie@-exemple.ca', 'julie@127.0.0.1', 'julie@[127.0.0.1]', 'julie@exemple.ca:25', '.julie@exemple.ca'],
    ...['julie@exemple.ca\r\nBcc: x@y.org', 'julie\n@exemple.ca', 'julie@exemple.ca\u0000', 'ju\u202elie@exemple.ca'],
    ...[`${'a'.repeat(65)}@exemple.ca`, `a@${'b'.repeat(60)}.${'c.'.repeat(100)}ca`, 'julie@exemple.ca?cc=x@y.org'],
  ])
    expect([typed, read(typed)]).toEqual([typed, 'email-unreadable']);
});

test('an address is shown so that nobody reads it over a shoulder', () => {
  expect(veiled('julie@exemple.ca')).toBe('j•••@exemple.ca');
});
