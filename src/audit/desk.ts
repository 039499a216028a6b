import {
  type Actor,
  everybodyMet,
  type FileKind,
  fileLink,
  isOpenRoom,
  type MemberFile,
  memberFile,
  record,
  roomKey,
  type WorkspaceId,
} from '../company/index.ts';
import { ACT_GROUPS, type ActGroup, memberRef } from '../kernel/act.ts';
import type { Filled } from '../kernel/screen.ts';
import { auditLines } from './file.ts';
import type { AuditHouse } from './house.ts';
import type { AuditSearch } from './ports.ts';
import type { AuditRow } from './row.ts';
import type { AuditFilter, AuditScreen } from './screen.ts';
import { fingerprint } from './seal.ts';

const PAGE = 10;
const CHOICES = 20;
const AUDIT_FILE: FileKind = { name: 'audit', role: 'administrator', path: 'exports/audit' };
/** What a button carries for all of it: none may carry nothing (Slack). */
export const ALL = 'all';

interface Turn extends AuditSearch {
  before?: number;
}

const isGroup = (text: string | null | undefined): text is ActGroup => ACT_GROUPS.some((one) => one === text);

/** It comes from a button, and may be anything: what cannot be read narrows nothing. */
function readTurn(turned: string): Turn {
  const asked = new URLSearchParams(turned);
  const [group, by, before] = ['group', 'by', 'before'].map((name) => asked.get(name));
  return {
    ...(isGroup(group) && { group }),
    ...(by && by.length <= 200 && { by }),
    ...(before && /^\d{1,12}$/.test(before) && { before: Number(before) }),
  };
}

const turnText = ({ group, by, before }: Turn): string =>
  new URLSearchParams({
    ...(group && { group }),
    ...(by && { by }),
    ...(before !== undefined && { before: String(before) }),
  }).toString() || ALL;

/** Every member that a row names, as who did it or as whom it is about. */
const membersIn = ({ by, before = '', after = '' }: AuditRow): string[] => [
  by,
  ...(`${before} ${after}`.match(/(?:slack|teams):[^\s",/]+ [^\s",]+/g) ?? []).map((name) => `member ${name}`),
];

/** The log, looked through, narrowed, and taken along. */
export function createAuditDesk(house: AuditHouse) {
  const { store } = house;

  async function namesOf(companyId: string, rows: AuditRow[]): Promise<Record<string, string>> {
    const company = await house.directory.company(companyId);
    const said = rows.map(({ before, after }) => `${before} ${after}`).join(' ');
    const open = company?.rooms.filter((room) => isOpenRoom(room) && said.includes(roomKey(room))) ?? [];
    const rooms = open.map((room) => [`room ${roomKey(room)}`, room.name] as const);
    const refs = [...new Set(rows.flatMap(membersIn))].filter((ref) => ref.startsWith('member '));
    const found = await Promise.all(
      refs.map(async (ref) => {
        const [, workspace = '', id = ''] = ref.split(' ');
        const member = await store.members.get(companyId, workspace as WorkspaceId, id);
        return member ? [[ref, member.name] as const] : [];
      }),
    );
    return Object.fromEntries([...rooms, ...found.flat()]);
  }

  async function people({ companyId }: Actor, typed: string): Promise<{ id: string; label: string }[]> {
    const all = await everybodyMet(store, companyId);
    const wanted = typed.trim().toLowerCase();
    return all
      .filter(({ name }) => name.toLowerCase().includes(wanted))
      .map((member) => ({ id: memberRef(member), label: member.name }));
  }

  async function list({ companyId }: Actor, { before, ...search }: Turn): Promise<AuditScreen> {
    // What was done a moment ago stands in it, too.
    await house.auditing.enterOf(companyId);
    const page = { ...(before !== undefined && { before }), limit: PAGE + 1 };
    const found = await store.audit.newest(companyId, search, page);
    const rows = found.slice(0, PAGE);
    const names = await namesOf(companyId, rows);
    const { group, by } = search;
    return {
      ...{ kind: 'audit-list', isSheet: true, rows, names, turned: turnText(search) },
      ...(group && { group }),
      ...(by && { who: names[by] ?? by }),
      ...(found.length > PAGE && { next: turnText({ ...search, before: rows.at(-1)?.seq ?? 0 }) }),
      ...(before !== undefined && { first: turnText(search) }),
    };
  }

  async function filter(actor: Actor, { group = '', who = '' }: Partial<AuditFilter['values']>): Promise<AuditFilter> {
    const chosen = who ? (await people(actor, '')).find(({ id }) => id === who) : undefined;
    return {
      ...{ kind: 'audit-filter', isSheet: true, values: { group, who } },
      ...(chosen && { chosen: { id: chosen.id, name: chosen.label } }),
    };
  }

  return {
    turn: (actor: Actor, turned: string): Promise<AuditScreen> => list(actor, readTurn(turned)),

    narrow(actor: Actor, turned: string): Promise<AuditScreen> {
      const { group = '', by: who = '' } = readTurn(turned);
      return filter(actor, { group, who });
    },

    fill: (actor: Actor, { values: { group, who } }: Filled, isSent: boolean): Promise<AuditScreen> =>
      isSent
        ? list(actor, { ...(isGroup(group) && { group }), ...(who && { by: who }) })
        : filter(actor, { ...(group && { group }), ...(who && { who }) }),

    search: async (actor: Actor, typed: string) => (await people(actor, typed)).slice(0, CHOICES),

    /** The whole log as a file that can be verified by itself. */
    async take(actor: Actor): Promise<AuditScreen> {
      await record(house, actor.companyId, { action: 'log-exported', by: memberRef(actor) });
      const { url: file, until } = fileLink(house, AUDIT_FILE, actor);
      return { kind: 'audit-export', isSheet: true, file, until, fingerprint: fingerprint(house.sealer.key) };
    },
  };
}

/** A company's log, a line at a time. */
export interface AuditFile extends MemberFile {
  name: string;
  lines: AsyncGenerator<string>;
}

/** What an address of the log leads to; undefined once it has ended, or its member is no administrator any more. */
export const createAuditFile = (house: AuditHouse) =>
  async function look(sealed: string): Promise<AuditFile | undefined> {
    const file = await memberFile(house, AUDIT_FILE, sealed);
    if (!file) return undefined;
    const { company, now } = file;
    await house.auditing.enterOf(company.id, { all: true });
    const name = `audit-${now.toISOString().slice(0, 10)}`;
    return { ...file, name, lines: auditLines(house.store.audit, house.sealer, company.id, now) };
  };
