type Doc = Record<string, unknown>;

const day = (n: number) => new Date(Date.UTC(2025, 0, n));

/** Small, and with everything that makes comparing hard: missing, null, other types, arrays, accents. */
export const PEOPLE: Doc[] = [
  { _id: 'a', name: 'Al', city: 'Québec', score: 1, terms: ['al', 'tremblay'], due: day(1) },
  {
    _id: 'b',
    name: 'Bo',
    city: 'Québec',
    score: 2,
    terms: ['bo', 'quebec'],
    due: day(2),
    cars: [{ make: 'Kia', year: 2020 }],
  },
  {
    _id: 'c',
    name: 'Cy',
    city: 'Laval',
    score: 3,
    terms: [],
    cars: [
      { make: 'Kia', year: 2015 },
      { make: 'BMW', year: 2022 },
    ],
  },
  { _id: 'd', name: 'Di', city: 'Laval', score: 4, due: day(4), cars: [] },
  { _id: 'e', name: 'Ed', city: 'Laval', score: 5, due: null, cars: [{ year: 2015 }] },
  { _id: 'f', name: 'Fé', city: null, score: '5', due: day(3) },
  { _id: 'g', name: 'Gi', score: [0, 9], cars: { make: 'BMW', year: 2015 } },
];

/** A filter, and the ids it finds. */
export const FILTERS: [filter: Doc, ids: string[]][] = [
  [{}, ['a', 'b', 'c', 'd', 'e', 'f', 'g']],
  [{ city: 'Laval' }, ['c', 'd', 'e']],
  [{ city: 'Laval', name: 'Di' }, ['d']],
  [{ city: null }, ['f', 'g']],
  [{ city: { $ne: null } }, ['a', 'b', 'c', 'd', 'e']],
  [{ city: { $exists: false } }, ['g']],
  [{ city: { $in: ['Québec', null] } }, ['a', 'b', 'f', 'g']],
  [{ city: { $nin: ['Québec', 'Laval'] } }, ['f', 'g']],
  [{ city: { $gt: 'M' } }, ['a', 'b']],
  [{ city: { $gt: '' }, name: { $gte: 'Bo', $lt: 'Ed' } }, ['b', 'c', 'd']],
  [{ score: { $gt: 2 } }, ['c', 'd', 'e', 'g']],
  [{ score: { $gte: 2, $lt: 5 } }, ['b', 'c', 'd', 'g']],
  [{ score: { $elemMatch: { $gt: 2, $lt: 9 } } }, []],
  [{ score: 9 }, ['g']],
  [{ score: [0, 9] }, ['g']],
  [{ score: { $not: { $gt: 2 } } }, ['a', 'b', 'f']],
  [{ due: { $lte: day(2) } }, ['a', 'b']],
  [{ city: 'Québec', due: { $lte: day(1) } }, ['a']],
  [{ city: 'Laval', due: { $exists: true } }, ['d', 'e']],
  [{ due: { $gt: day(1), $lt: day(4) } }, ['b', 'f']],
  [{ terms: 'quebec' }, ['b']],
  [{ terms: /^tremb/ }, ['a']],
  [{ terms: { $in: ['al', 'bo'] } }, ['a', 'b']],
  [{ name: /^F/ }, ['f']],
  [{ name: /É$/i }, ['f']],
  [{ name: { $not: /^[A-E]/ } }, ['f', 'g']],
  [{ 'cars.make': 'BMW' }, ['c', 'g']],
  [{ 'cars.make': 'Kia', 'cars.year': { $gt: 2020 } }, ['c']],
  [{ cars: { $elemMatch: { make: 'Kia', year: { $gt: 2016 } } } }, ['b']],
  [{ 'cars.1.make': 'BMW' }, ['c']],
  [{ 'cars.year': { $gt: 2019, $lt: 2021 } }, ['b', 'c']],
  [{ $or: [{ name: 'Al' }, { city: 'Laval', score: 3 }] }, ['a', 'c']],
  [{ $nor: [{ city: 'Laval' }, { city: 'Québec' }] }, ['f', 'g']],
  [{ $and: [{ city: 'Laval' }, { score: { $gt: 3 } }] }, ['d', 'e']],
  [{ _id: { $in: ['g', 'a', 'nobody'] } }, ['a', 'g']],
  [{ _id: { $gt: 'e' } }, ['f', 'g']],
];

/** A sort, and the order of the ids. */
export const SORTS: [sort: Record<string, 1 | -1>, ids: string[]][] = [
  [{ name: 1 }, ['a', 'b', 'c', 'd', 'e', 'f', 'g']],
  [{ name: -1 }, ['g', 'f', 'e', 'd', 'c', 'b', 'a']],
  [{ city: 1, name: -1 }, ['g', 'f', 'e', 'd', 'c', 'b', 'a']],
  [{ city: -1, name: 1 }, ['a', 'b', 'c', 'd', 'e', 'f', 'g']],
  [{ due: 1, _id: -1 }, ['g', 'e', 'c', 'a', 'b', 'f', 'd']],
  [{ due: -1, _id: 1 }, ['d', 'f', 'b', 'a', 'c', 'e', 'g']],
  [{ score: 1 }, ['g', 'a', 'b', 'c', 'd', 'e', 'f']],
  [{ score: -1 }, ['f', 'g', 'e', 'd', 'c', 'b', 'a']],
];

/** A document, a change, and what it becomes. */
export const UPDATES: [before: Doc, change: Doc, after: Doc][] = [
  [{ a: 1 }, { $set: { b: 2, 'c.d': 3 } }, { a: 1, b: 2, c: { d: 3 } }],
  [{ a: 1 }, { $set: { a: 1 } }, { a: 1 }],
  [{ a: 1, b: { c: 1, d: 2 } }, { $unset: { a: '', 'b.c': '', z: '' } }, { b: { d: 2 } }],
  [{ n: 5 }, { $max: { n: 7, o: 1 } }, { n: 7, o: 1 }],
  [{ n: 5 }, { $max: { n: 3 } }, { n: 5 }],
  [{ l: ['a'] }, { $addToSet: { l: { $each: ['a', 'b'] } } }, { l: ['a', 'b'] }],
  [{ l: [{ x: 1 }] }, { $addToSet: { l: { x: 1 }, m: 'new' } }, { l: [{ x: 1 }], m: ['new'] }],
  [{ l: [1] }, { $push: { l: 2, m: { $each: [1, 1] } } }, { l: [1, 2], m: [1, 1] }],
  [{ l: [1, 2, 1] }, { $pullAll: { l: [1], m: [1] } }, { l: [2] }],
  [{ l: [1] }, { $set: { 'l.2': 3 } }, { l: [1, null, 3] }],
];
