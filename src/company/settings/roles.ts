import { parseAmount } from '../../kernel/money.ts';
import { granted, refused } from '../../kernel/refusal.ts';
import type { MemberName, WorkspaceId } from '../company.ts';
import {
  type GivenRole,
  holdersOf,
  isSame,
  type LimitedRole,
  type NewcomersRole,
  type RoleLimits,
  roleOf,
  withHolders,
} from '../roles.ts';
import { type Around, type Field, inCompany, type Standing } from './field.ts';
import { inOrder, keysIn, memberKey } from './keys.ts';
import { limitOf, minorIn, NOTHING_AT_ALL, writtenLimit } from './limits.ts';
import { listedOf } from './long-list.ts';

const nameOf = ({ workspaceId, id }: MemberName): string => `${workspaceId} ${id}`;

function named(name: string): MemberName {
  const [workspaceId = '', id = ''] = name.split(' ');
  return { workspaceId: workspaceId as WorkspaceId, id };
}

/** Of the people whom the app has met, whoever could change the settings. */
const isAnybodyLeft = ({ members }: Around, company: Standing['company']): boolean =>
  members.some((member) => roleOf(company, member) === 'administrator');

/** To whom a role is given. Somebody has to stay who can give it to others. */
const holders = (role: GivenRole): Field => ({
  of: ({ company }) => inOrder(holdersOf(company, role).map(nameOf)),
  read(typed, around) {
    const { company, members } = around;
    const chosen = new Set(keysIn(typed));
    const before = holdersOf(company, role);
    const listed = listedOf(members, (one) => before.some((other) => isSame(one, other)));
    // Whoever is not listed cannot be taken away.
    const others = before.filter((one) => !listed.some((other) => isSame(one, other)));
    const known = [...members.filter((one) => chosen.has(memberKey(one))), ...others];
    return isAnybodyLeft(around, withHolders(company, role, known))
      ? granted(inOrder(known.map(nameOf)))
      : refused({ code: 'last-administrator' });
  },
  put: (standing, value) => ({ ...standing, company: withHolders(standing.company, role, keysIn(value).map(named)) }),
  written: (value) => inOrder(keysIn(value).map((name) => memberKey(named(name)))),
});

/** Of money, what a role may at once or in a day; empty for no limit of its own. */
const limit = (role: LimitedRole, which: keyof RoleLimits): Field => ({
  of: ({ company }) => limitOf(company.limits?.[role]?.[which], company),
  read(typed, { company }) {
    if (typed.trim() === '') return granted(limitOf(undefined, company));
    if (which !== 'request' && NOTHING_AT_ALL.test(typed.trim())) return granted(limitOf(0, company));
    const amount = parseAmount(typed, company.currency);
    return amount.ok ? granted(limitOf(amount.value.minor, company)) : amount;
  },
  put(standing, value) {
    const { limits = {} } = standing.company;
    const { [which]: _, ...others } = limits[role] ?? {};
    const minor = minorIn(value);
    return inCompany(standing, {
      limits: { ...limits, [role]: minor === undefined ? others : { ...others, [which]: minor } },
    });
  },
  written: writtenLimit,
});

const NEWCOMERS: readonly string[] = ['member', 'agent', 'viewer'] satisfies NewcomersRole[];
const isForNewcomers = (role: string): role is NewcomersRole => NEWCOMERS.includes(role);

/** Who changes the settings, and gives roles. */
export const administrators = { administrators: holders('administrator') };

/** Who does all that is done with money, and agrees to refunds of others. */
export const billers = {
  billers: holders('biller'),
  'biller-request': limit('biller', 'request'),
  'biller-refund': limit('biller', 'refund'),
  'biller-day': limit('biller', 'day'),
};

/** Who asks for payments, and talks to customers. */
export const agents = { agents: holders('agent'), 'agent-request': limit('agent', 'request') };

/** Who only looks. */
export const viewers = { viewers: holders('viewer') };

/** Everybody else. */
export const others = {
  newcomers: {
    of: ({ company }) => company.newcomers ?? 'member',
    read: (typed) => (isForNewcomers(typed) ? granted(typed) : refused({ code: 'field-missing' })),
    put: (standing, value) => (isForNewcomers(value) ? inCompany(standing, { newcomers: value }) : standing),
  } satisfies Field,
  'member-request': limit('member', 'request'),
  'member-refund': limit('member', 'refund'),
  'member-day': limit('member', 'day'),
};
