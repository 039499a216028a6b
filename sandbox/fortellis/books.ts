/** The invented dealer's customers and some 200 repair orders, of every kind that a service desk meets. */
import { CUSTOMERS } from '../demo/garage.ts';
import { createRandom, type Random } from '../stand-in.ts';
import type { Books, DealerCustomer } from './dealer.ts';
import type { Job, RepairOrder } from './order.ts';
import { job, type Tongue, WORK, type Work } from './work.ts';

const DAY_MS = 86_400_000;
const ADVISORS = ['Marie-Ève Roy', 'Étienne Gagné', 'Sarah O’Keefe'];

const VEHICLES = [
  ['2021', 'Mazda', 'CX-5'],
  ['2019', 'Toyota', 'Tacoma'],
  ['2022', 'Honda', 'Civic'],
  ['2018', 'Hyundai', 'Elantra'],
  ['2023', 'Kia', 'Sportage'],
] as const;
const FIRST = [
  'Amélie',
  'Olivier',
  'Fatima',
  'Karim',
  'Valérie',
  'Yves',
  'Emma',
  'Liam',
  'Nguyen',
  'Sofia',
  'Mathieu',
  'Josée',
];
const LAST = [
  'Gauthier',
  'Morin',
  'Benali',
  'Desjardins',
  'Smith',
  'O’Brien',
  'Lévesque',
  'Fortin',
  'St-Pierre',
  'Cloutier',
  'Chen',
  'Roy',
];
/** @param now when the story is told: orders were opened in the weeks before */
export function garageBooks(now: Date, seed = 4821): Books {
  const random = createRandom(seed);
  const customers = [...known(now), ...strangers(random.fork('customers'), now)];
  return {
    customers: [...customers, withoutMobile(now)],
    orders: [...told(now), ...others(random.fork('orders'), customers, now)],
  };
}

/** Has no mobile, and reads e-mail. */
const BY_LETTER = '52001';

const withoutMobile = (now: Date): DealerCustomer => ({
  ...{ customerId: BY_LETTER, first: 'Gaston', last: 'Riopel', language: 'FR', email: 'gaston.riopel@example.com' },
  changedAt: new Date(now.getTime() - 18 * DAY_MS),
});

const local = (e164: string): string => e164.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');

/** The customers that the garage knows from its phones as well. */
const known = (now: Date): DealerCustomer[] =>
  CUSTOMERS.map(({ name, phone, tongue, optedOut }, at): DealerCustomer => {
    const [first = '', ...last] = name.split(' ');
    return {
      customerId: String(50_001 + at),
      ...{ first, last: last.join(' '), mobile: local(phone), language: tongue.toUpperCase() },
      email:
        at % 3 === 2
          ? 'NA'
          : `${first
              .toLowerCase()
              .normalize('NFD')
              .replace(/[^a-z]/g, '')}@example.com`,
      ...(optedOut && { optedOut }),
      changedAt: new Date(now.getTime() - 20 * DAY_MS),
    };
  });

function strangers(random: Random, now: Date): DealerCustomer[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random.next() * list.length)]!;
  return Array.from({ length: 60 }, (_, at): DealerCustomer => {
    const base = {
      customerId: String(51_001 + at),
      first: pick(FIRST),
      last: pick(LAST),
      language: pick(['FR', 'FR', 'EN', '']),
    };
    const changedAt = new Date(now.getTime() - 15 * DAY_MS);
    // A household has one telephone; a company has a name of its own; some have none, some want to be left alone.
    if (at < 4) return { ...base, mobile: '(514) 555-0170', changedAt };
    if (at === 4)
      return {
        ...base,
        companyName: 'Transport Beauséjour inc.',
        mobile: '(450) 555-0108',
        email: 'comptes@example.com',
        changedAt,
      };
    if (at === 5) return { ...base, email: 'NA', changedAt };
    const mobile = `(${pick(['514', '438', '450'])}) 555-${String(200 + at).padStart(4, '0')}`;
    const wish = { 6: { optedOut: true }, 7: { blockPhone: true }, 8: { doNotContact: true }, 9: { deleted: true } }[
      at
    ];
    return {
      ...base,
      mobile,
      email: random.chance(0.5) ? `client${at}@example.com` : 'CD',
      ...(wish as object),
      changedAt,
    };
  });
}

interface Telling {
  ro: string;
  /** Place in the garage's list of customers, or the dealer's number of one who is in none. */
  of: number | string;
  work: Job[];
  closed?: boolean;
  voided?: boolean;
  discount?: number;
  paid?: number;
}

/** The orders of the story; the first two are the ones of the guide. */
function told(now: Date): RepairOrder[] {
  const [oil, brakes, tires, alignment, battery, engine] = WORK as [Work, Work, Work, Work, Work, Work];
  const long = Array.from({ length: 180 }, (_, at) => job(WORK[at % WORK.length]!, 'fr'));
  const tellings: Telling[] = [
    { ro: 'RO4821', of: 0, work: [job(brakes, 'fr'), job(oil, 'fr')], closed: true, discount: 2_000 },
    { ro: 'RO4830', of: 2, work: [job(tires, 'fr')] },
    { ro: 'RO4824', of: 1, work: [job(battery, 'en'), job(alignment, 'en')], closed: true },
    { ro: 'RO4831', of: 0, work: [job(engine, 'fr', 'W')], closed: true },
    { ro: 'RO4832', of: 4, work: [job(oil, 'en', 'I')], closed: true },
    {
      ro: 'RO4834',
      of: 5,
      work: [
        {
          ...job(oil, 'fr'),
          labour: { code: 'INS', description: 'Inspection gratuite', hours: 3, sale: 0 },
          parts: [],
          fees: [],
        },
      ],
      closed: true,
    },
    { ro: 'RO4835', of: 6, work: [job(tires, 'fr'), job(alignment, 'fr')], closed: true, paid: 20_000 },
    { ro: 'RO4837', of: 7, work: [job(engine, 'en')], closed: true, voided: true },
    { ro: 'RO4838', of: 3, work: long, closed: true },
    { ro: 'RO4839', of: 11, work: [job(oil, 'fr')], closed: true },
    { ro: 'RO4840', of: 0, work: [job(battery, 'fr', 'W'), job(oil, 'fr')] },
    // To be estimated before anything is done.
    { ro: 'RO4841', of: 4, work: [job(brakes, 'en'), job(battery, 'en')] },
    { ro: 'RO4842', of: 8, work: [job(brakes, 'fr'), job(tires, 'fr')], discount: 2_000 },
    { ro: 'RO4843', of: BY_LETTER, work: [job(brakes, 'fr'), job(alignment, 'fr')] },
  ];
  return tellings.map(({ ro, of, work, closed, voided, discount, paid }, at) => {
    const openedAt = new Date(now.getTime() - (tellings.length - at) * DAY_MS);
    return {
      ...order(ro, `SV${ro.slice(2)}`, typeof of === 'string' ? of : String(50_001 + of), at, openedAt),
      jobs: work,
      discounts: discount ? [{ description: of === 1 ? 'Loyalty discount' : 'Rabais fidélité', amount: discount }] : [],
      ...(closed && { closedAt: new Date(openedAt.getTime() + DAY_MS / 3) }),
      ...(voided && { voidedAt: new Date(openedAt.getTime() + DAY_MS / 2) }),
      payments: paid ? [{ code: 'INTERAC', amount: paid, at: openedAt }] : [],
    };
  });
}

const order = (roNumber: string, hostItemId: string, customerId: string, at: number, openedAt: Date): RepairOrder => {
  const [year, makeDesc, modelDesc] = VEHICLES[at % VEHICLES.length]!;
  return {
    ...{ roNumber, hostItemId, customerId, department: 'SERVICE', openedAt, changedAt: openedAt },
    advisor: ADVISORS[at % ADVISORS.length]!,
    vehicle: { year, makeDesc, modelDesc, vin: `2T1BURHE5JC${String(100_000 + at)}` },
    ...{ jobs: [], discounts: [], payments: [] },
  };
};

function others(random: Random, customers: DealerCustomer[], now: Date): RepairOrder[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random.next() * list.length)]!;
  return Array.from({ length: 189 }, (_, at): RepairOrder => {
    const customer = pick(customers);
    const tongue: Tongue = customer.language === 'EN' ? 'en' : 'fr';
    const openedAt = new Date(now.getTime() - Math.floor(random.next() * 30 * DAY_MS));
    const isClosed = random.chance(0.7);
    const jobs = Array.from({ length: 1 + Math.floor(random.next() * 3) }, () =>
      job(pick(WORK), tongue, random.chance(0.1) ? 'W' : 'C'),
    );
    return {
      ...order(`RO${4600 + at}`, `SV${4600 + at}`, customer.customerId, at, openedAt),
      jobs,
      ...(at % 40 === 0 && { department: 'PARTS' }),
      ...(at % 50 === 0 && { blockAutoMsg: true as const }),
      ...(isClosed && { closedAt: new Date(openedAt.getTime() + DAY_MS / 4) }),
    };
  });
}
