import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { partsOf } from '../../adapters/web/dossiers.ts';
import { zipOf } from '../../adapters/zip/pack.ts';
import type { Member } from '../../src/company/company.ts';
import type { DossierExport } from '../../src/privacy/screen.ts';
import { memoryStore } from '../fixtures/memory-store.ts';
import { SAID, talk, ZELIE } from '../fixtures/personal.ts';
import { member, owner, shown } from '../fixtures/settings.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld({ store: memoryStore().store });
  await world.store.members.put(marc('administrator'));
});
afterEach(() => world.close());

const marc = (standing: Member['standing']): Member => {
  const { room: _, ...known } = world.marc;
  return { ...known, standing };
};
const press = <S>(action: string, value: string, who = owner) => shown<S>(world.app.press(who, { action, value }));
const sealedIn = ({ file }: DossierExport): string => file.split('/').at(-1) ?? '';

/** Everything in the file behind an address, by its name. */
async function unpacked(sealed: string): Promise<Record<string, string>> {
  const file = await world.app.dossier(sealed);
  if (!file) throw new Error('the address leads nowhere');
  const chunks = await Array.fromAsync(zipOf(partsOf(file)));
  const files = unzipSync(new Uint8Array(Buffer.concat(chunks)));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]));
}

describe('everything about a customer', () => {
  test('is one file, to be read and as data: who they are, what they said, paid and were sent', async () => {
    const { customer } = await talk(world);
    const taken = await press<DossierExport>('privacy.export', customer.id);
    const files = await unpacked(sealedIn(taken));
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['a-lire.html', 'data.json']));
    for (const word of [ZELIE.name, ZELIE.email, ...Object.values(SAID)]) {
      expect(files['a-lire.html']).toContain(word);
      expect(files['data.json']).toContain(word);
    }
    const data = JSON.parse(files['data.json'] ?? '') as Record<string, unknown[]>;
    expect(
      Object.entries(data).flatMap(([name, list]) => (Array.isArray(list) && list.length > 0 ? [name] : [])),
    ).toEqual(expect.arrayContaining(['conversations', 'received', 'sent', 'requests', 'papers']));
    expect(files['data.json']).not.toMatch(/linkHash|outbox|revision/);
  });

  test('names nobody else who was asked for a part of it', async () => {
    const { customer, requestId } = await talk(world);
    const request = await world.store.requests.get(world.company.id, requestId);
    if (!request) throw new Error('nothing was asked');
    const to = { id: 'cus_other', name: 'Ulric Oz', phone: '+15145550199' };
    const part = {
      key: 'k',
      tongue: 'fr',
      by: request.asker,
      amount: 100,
      message: 'Pour Ulric',
      at: request.createdAt,
    };
    const shares = [{ id: 'pay_part', to, ...part, tongue: 'fr' as const, state: 'asked' as const, payments: [] }];
    await world.store.requests.replace({ ...request, shares });
    const files = await unpacked(sealedIn(await press<DossierExport>('privacy.export', customer.id)));
    expect(JSON.parse(files['data.json'] ?? '')).toMatchObject({ requests: [{ shares: [{ amount: 100 }] }] });
    for (const file of Object.values(files)) expect(file).not.toMatch(/Ulric|5550199/);
  });

  test('is asked for by administrators alone, ends, and is entered in the audit log without a name', async () => {
    const { customer } = await talk(world);
    expect(await press('privacy.export', customer.id, member)).toMatchObject({ refusal: { code: 'role-needed' } });
    const sealed = sealedIn(await press<DossierExport>('privacy.export', customer.id));
    expect(await world.app.dossier(sealed)).toBeDefined();
    expect(await world.app.dossier(`${sealed}x`)).toBeUndefined();
    await world.app.deliverDue();
    const entered = (await world.store.audit.behind(world.company.id, 0, 1_000)).filter(
      ({ action }) => action === 'data-exported',
    );
    expect(entered).toMatchObject([
      { group: 'privacy', by: 'member slack:T1 U1', after: `{"customer":"${customer.id}"}` },
    ]);
    await world.store.members.put(marc('member'));
    expect(await world.app.dossier(sealed)).toBeUndefined();
    await world.store.members.put(marc('administrator'));
    world.clock.at = new Date(world.clock.at.getTime() + 3_600_000);
    expect(await world.app.dossier(sealed)).toBeUndefined();
  });
});
