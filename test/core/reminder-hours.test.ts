import { describe, expect, test } from '@jest/globals';
import { isDayOff, type Region } from '../../src/company/hours/holidays.ts';
import { daysAfter, earliest, morningAfter } from '../../src/company/hours/hours.ts';
import { placeOf } from '../../src/company/hours/place.ts';
import { garage } from '../fixtures/requests.ts';

const QUEBEC = { timeZone: 'America/Toronto', region: 'QC' } as const;
const from = (iso: string, place: Parameters<typeof earliest>[1] = QUEBEC) =>
  earliest(new Date(iso), place).toISOString();

describe('the hours of a reminder', () => {
  test.each([
    ['by day it goes at once', '2026-11-23T14:00:00Z', '2026-11-23T14:00:00.000Z'],
    ['at 8:59 it waits for 9:00', '2026-11-23T13:59:59Z', '2026-11-23T14:00:00.000Z'],
    ['at 19:59 it still goes', '2026-11-24T00:59:59Z', '2026-11-24T00:59:59.000Z'],
    ['at 20:00 it waits for the morning', '2026-11-24T01:00:00Z', '2026-11-24T14:00:00.000Z'],
    ['on Saturday night it waits for Monday', '2026-11-29T02:00:00Z', '2026-11-30T14:00:00.000Z'],
    ['on Sunday it waits for Monday', '2026-11-29T17:00:00Z', '2026-11-30T14:00:00.000Z'],
    ['on Christmas Eve at night it waits until after the Sunday', '2026-12-25T02:00:00Z', '2026-12-28T14:00:00.000Z'],
    ['on Good Friday it waits for Saturday', '2027-03-26T15:00:00Z', '2027-03-27T13:00:00.000Z'],
    ['on Quebec’s own day it waits', '2026-06-24T15:00:00Z', '2026-06-25T13:00:00.000Z'],
    [
      'over the change to summer time the morning is 9:00 all the same',
      '2027-03-14T03:00:00Z',
      '2027-03-15T13:00:00.000Z',
    ],
  ])('%s', (_, at, then) => expect(from(at)).toBe(then));

  test('are those of the customer: when it is 9:30 in Toronto it is too early in Winnipeg', () => {
    const winnipeg = placeOf('+12045550188', garage);
    expect(from('2026-11-23T14:30:00Z', winnipeg)).toBe('2026-11-23T15:00:00.000Z');
    expect(from('2026-06-24T16:30:00Z', winnipeg)).toBe('2026-06-24T16:30:00.000Z');
  });

  test('a day later is the same time of day, also when the clocks were changed in between', () => {
    expect(daysAfter(new Date('2026-10-30T16:00:00Z'), 3, QUEBEC).toISOString()).toBe('2026-11-02T17:00:00.000Z');
    expect(daysAfter(new Date('2027-03-12T17:00:00Z'), 3, QUEBEC).toISOString()).toBe('2027-03-15T16:00:00.000Z');
  });

  test('the morning after a promise is 9:00 there; what is no day is none', () => {
    expect(morningAfter('2026-12-31', QUEBEC)?.toISOString()).toBe('2027-01-01T14:00:00.000Z');
    for (const typed of ['', 'demain', '2026-02-30', '2026-13-01', '2026-00-10', '12/31/2026'])
      expect(morningAfter(typed, QUEBEC)).toBeUndefined();
  });
});

describe('a holiday', () => {
  const off = (day: string, region: Region): boolean => {
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
    return isDayOff({ year, month, day: date }, region);
  };
  test.each<[string, Region, boolean]>([
    ['2026-05-18', 'QC', true],
    ['2026-06-24', 'ON', false],
    ['2027-04-05', 'FR', false],
    ['2027-03-29', 'FR', true],
    ['2027-05-06', 'FR', true],
    ['2026-11-26', 'US', true],
    ['2026-10-12', 'QC', true],
    ['2026-09-07', 'NS', true],
    ['2026-02-16', 'ON', true],
    ['2026-02-16', 'QC', false],
    ['2028-01-01', 'QC', true],
    // Canada Day on a Sunday is kept on Monday.
    ['2029-07-02', 'QC', true],
    ['2026-07-02', 'QC', false],
  ])('%s in %s: %s', (day, region, is) => expect(off(day, region)).toBe(is));
});

describe('where a customer is', () => {
  test('says the area code; without one it is where the company is', () => {
    expect(placeOf('+19025550100', garage)).toEqual({ timeZone: 'America/Halifax', region: 'NS' });
    expect(placeOf(undefined, garage)).toEqual(QUEBEC);
    expect(placeOf('+12125550100', garage)).toEqual(QUEBEC);
    const paris = { ...garage, country: 'FR', phone: '+33142685300', timeZone: 'Europe/Paris' } as const;
    expect(placeOf('+33612345678', paris)).toEqual({ timeZone: 'Europe/Paris', region: 'FR' });
  });
});
