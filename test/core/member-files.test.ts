/** Files that members take along: to whom an address gives its file, whichever kind it is of. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { csvOf } from '../../adapters/csv/write.ts';
import { mountAuditFile } from '../../adapters/web/audit-file.ts';
import { mountDossiers } from '../../adapters/web/dossiers.ts';
import { mountEvidence } from '../../adapters/web/evidence.ts';
import { mountExports } from '../../adapters/web/exports.ts';
import { xlsxOf } from '../../adapters/xlsx/write.ts';
import { zipOf } from '../../adapters/zip/pack.ts';
import type { Company, Member, Standing } from '../../src/company/company.ts';
import { createLinks } from '../../src/payments/links.ts';
import { type Rig, serve } from '../adapters/web-rig.ts';
import { memoryStore } from '../fixtures/memory-store.ts';
import { talk } from '../fixtures/personal.ts';
import { minutesAfter } from '../fixtures/requests.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const ELSEWHERE = 'com_elsewhere';
const links = createLinks(Buffer.alloc(32, 7));

let [read, world, rig] = [0, {} as World, {} as Rig];
const printer = {
  print: async () => new Uint8Array(),
  printEvidence: async () => {
    read += 1;
    return Buffer.from('%PDF-1.7');
  },
  close: async () => undefined,
};
async function* counted<Part>(parts: AsyncIterable<Part>): AsyncGenerator<Part> {
  read += 1;
  yield* parts;
}

let garage: Company;
const marc = (standing?: Standing): Member => {
  const { room: _, ...known } = world.marc;
  return { ...known, ...(standing && { standing }) };
};

beforeAll(async () => {
  world = await createWorld({ store: memoryStore().store, printer });
  const { requestId } = await talk(world);
  const dispute = { id: 'du_1', amount: { minor: 12_550, currency: 'CAD' as const }, status: 'open' as const };
  await world.app.checkoutTold({
    ...{ kind: 'dispute-changed', paymentId: 'pi_zelie', at: world.clock.at },
    dispute: { ...dispute, reason: 'not-made', at: world.clock.at, dueBy: minutesAfter(10_000) },
  });
  expect((await world.store.requests.get(world.company.id, requestId))?.disputes).toHaveLength(1);
  const another = { ...world.company, id: ELSEWHERE, name: 'Ailleurs', textSender: '+15145550199', rooms: [] };
  await world.store.companies.found(another, { id: 'slack:T2', companyId: ELSEWHERE });
  garage = world.company;
  rig = await serve(({ server }, log) => {
    const { app } = world;
    mountEvidence(server, { app, log });
    mountAuditFile(server, {
      log,
      app: {
        auditFile: async (sealed) => {
          const file = await app.auditFile(sealed);
          return file && { ...file, lines: counted(file.lines) };
        },
      },
    });
    mountDossiers(server, { app, log, pack: (parts) => counted(zipOf(parts)), csv: csvOf });
    const writers = { csv: csvOf, xlsx: xlsxOf };
    mountExports(server, { app, log, writers: { ...writers, csv: (table) => counted(csvOf(table)) } });
  });
});
afterAll(async () => {
  await rig.close();
  await world.close();
});

const KINDS = [
  { kind: 'export', path: 'exports', about: ['fr', 'csv', ''], role: 'member' },
  { kind: 'audit', path: 'exports/audit', about: [], role: 'administrator' },
  { kind: 'dossier', path: 'exports/customer', about: ['cus_zelie'], role: 'administrator' },
  { kind: 'evidence', path: 'evidence', about: ['pay_zelie', 'du_1'], role: 'agent' },
] as const;

describe.each(KINDS)('$kind', ({ kind, path, about, role }) => {
  const address = ({ of = garage.id, from = 'slack:T1' } = {}) =>
    `${rig.url}/${path}/${links.seal([kind, of, from, world.marc.id, ...about], minutesAfter(60, world.clock.at))}`;
  const statusOf = async (url = address(), method = 'HEAD') => (await fetch(url, { method })).status;
  /** As another process writes it: nothing that is remembered here is told. */
  async function given(what: 'viewer' | 'agent' | 'administrator' | undefined): Promise<void> {
    const company = (await world.store.companies.get(garage.id))!;
    const { workspaceId, id } = world.marc;
    await world.store.companies.replace({
      ...{ ...company, administrators: what === 'administrator' ? [{ workspaceId, id }] : [] },
      roles: what && what !== 'administrator' ? [{ workspaceId, id, role: what }] : [],
    });
  }

  beforeEach(async () => {
    await world.store.members.put(marc('member'));
    await given('administrator');
    read = 0;
  });

  test('is given to whoever may have it, and only looked for by HEAD', async () => {
    const looked = await fetch(address(), { method: 'HEAD' });
    expect([looked.status, looked.headers.get('cache-control'), read]).toEqual([200, 'no-store', 0]);
    const answer = await fetch(address());
    expect([answer.status, (await answer.arrayBuffer()).byteLength > 0, read]).toEqual([200, true, 1]);
    expect(answer.headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(answer.headers.get('content-type')).toBe(looked.headers.get('content-type'));
    expect(answer.headers.get('content-disposition')).toBe(looked.headers.get('content-disposition'));
  });

  test('is given no more from the moment at which the role is lost', async () => {
    expect(await statusOf()).toBe(200);
    await given('viewer');
    expect(await statusOf()).toBe(404);
    await given(undefined);
    expect(await statusOf()).toBe(role === 'administrator' ? 404 : 200);
  });

  test.each([...(['left', 'guest', 'outsider', 'unknown'] as const), undefined])(
    'is not given to who is %s, whatever they were',
    async (standing) => {
      expect(await statusOf()).toBe(200);
      await world.store.members.put(marc(standing));
      expect(await statusOf()).toBe(404);
      expect(await statusOf(address(), 'GET')).toBe(404);
      expect(read).toBe(0);
    },
  );

  test('is of its company alone, is no file of another kind, and ends', async () => {
    await world.store.members.put({ ...marc('administrator'), companyId: ELSEWHERE, workspaceId: 'slack:T2' });
    expect(await statusOf(address({ from: 'slack:T2' }))).toBe(404);
    expect(await statusOf(address({ of: ELSEWHERE }))).toBe(404);
    // Whose workspace is another company's by now is of that.
    await world.store.members.put({ ...marc('administrator'), companyId: ELSEWHERE });
    expect(await statusOf(address({ of: ELSEWHERE }))).toBe(404);
    for (const other of KINDS.filter((one) => one.kind !== kind))
      expect(await statusOf(address().replace(`/${path}/`, `/${other.path}/`))).toBe(404);
    const url = address();
    expect(await statusOf(`${url}x`)).toBe(404);
    world.clock.at = minutesAfter(60, world.clock.at);
    expect(await statusOf(url)).toBe(404);
  });
});
