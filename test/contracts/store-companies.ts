import { expect, test } from '@jest/globals';
import type { Standing, WorkspaceId } from '../../src/company/company.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Given } from './store-given.ts';
import * as sample from './store-samples.ts';

/** Companies with their workspaces, and the members of those. */
export function describeCompanies(given: () => Given): void {
  const store = () => given().store;

  test('a company is found by its id, its workspace and its text sender, as it was founded', async () => {
    const { companies } = store();
    const [company, workspace] = [sample.company(), sample.workspace()];
    expect(await companies.byWorkspace(workspace)).toBeUndefined();
    expect(await companies.found(company, { id: workspace, companyId: company.id })).toBe(true);
    expect(await companies.get(company.id)).toStrictEqual(company);
    expect(await companies.byWorkspace(workspace)).toStrictEqual(company);
    expect(await companies.byTextSender(company.textSender)).toStrictEqual(company);
    expect(await companies.ids()).toContain(company.id);
    expect(await companies.byWorkspace(`${workspace}x`)).toBeUndefined();
    expect(await companies.byTextSender('+1')).toBeUndefined();
  });

  test('a workspace or a text sender that is taken founds nothing', async () => {
    const { companies } = store();
    const [first, workspace] = [sample.company(), sample.workspace()];
    await companies.found(first, { id: workspace, companyId: first.id });
    const sameWorkspace = sample.company();
    expect(await companies.found(sameWorkspace, { id: workspace, companyId: sameWorkspace.id })).toBe(false);
    const sameSender = sample.company({ textSender: first.textSender });
    const other = sample.workspace();
    expect(await companies.found(sameSender, { id: other, companyId: sameSender.id })).toBe(false);
    expect(await companies.get(sameWorkspace.id)).toBeUndefined();
    expect(await companies.byTextSender(sameWorkspace.textSender)).toBeUndefined();
    expect(await companies.byWorkspace(other)).toBeUndefined();
    expect(await companies.byWorkspace(workspace)).toStrictEqual(first);
  });

  test('a founding that is repeated because its answer was lost succeeds', async () => {
    const { companies } = store();
    const [company, workspace] = [sample.company(), sample.workspace()];
    await companies.found(company, { id: workspace, companyId: company.id });
    expect(await companies.found(company, { id: workspace, companyId: company.id })).toBe(true);
    expect(await companies.byWorkspace(workspace)).toStrictEqual(company);
  });

  test('of twenty who found a company for one workspace at once, one does, and the workspace leads to it', async () => {
    const { companies } = store();
    const workspace = sample.workspace();
    const all = Array.from({ length: 20 }, () => sample.company());
    const founded = await Promise.all(all.map((each) => companies.found(each, { id: workspace, companyId: each.id })));
    expect(founded.filter(Boolean)).toHaveLength(1);
    expect(await companies.byWorkspace(workspace)).toStrictEqual(all[founded.indexOf(true)]);
    const left = await Promise.all(all.map(({ id }) => companies.get(id)));
    expect(left.filter(Boolean)).toHaveLength(1);
  });

  test('a further workspace leads to the company it is linked to, once, and to no other', async () => {
    const { companies } = store();
    const [company, workspace, further] = [sample.company(), sample.workspace(), sample.workspace()];
    await companies.found(company, { id: workspace, companyId: company.id });
    expect(await companies.link({ id: further, companyId: company.id })).toBe(true);
    expect(await companies.link({ id: further, companyId: company.id })).toBe(true);
    expect(await companies.byWorkspace(further)).toStrictEqual(company);
    expect(await companies.byWorkspace(workspace)).toStrictEqual(company);
    const [other, third] = [sample.company(), sample.workspace()];
    await companies.found(other, { id: third, companyId: other.id });
    expect(await companies.link({ id: further, companyId: other.id })).toBe(false);
    expect(await companies.link({ id: third, companyId: 'com_nobody' })).toBe(false);
    expect(await companies.byWorkspace(further)).toStrictEqual(company);
  });

  test('a changed company keeps its workspace, and an older reading changes nothing', async () => {
    const { companies } = store();
    const [company, workspace] = [sample.company(), sample.workspace()];
    await companies.found(company, { id: workspace, companyId: company.id });
    const renamed = { ...company, name: 'Garage Austral', rooms: [] };
    expect(await companies.replace(renamed)).toBe(true);
    expect(await companies.replace(company)).toBe(false);
    expect(await companies.byWorkspace(workspace)).toStrictEqual({ ...renamed, revision: 1 });
    expect(await companies.replace(sample.company())).toBe(false);
  });

  test('a company cannot change to a text sender that another one has', async () => {
    const { companies } = store();
    const [one, two] = [sample.company(), sample.company()];
    for (const each of [one, two]) await companies.found(each, { id: sample.workspace(), companyId: each.id });
    await expect(companies.replace({ ...two, textSender: one.textSender })).rejects.toThrow(Outage);
    expect(await companies.byTextSender(two.textSender)).toStrictEqual(two);
  });

  test('a member is who the platform says they are now, in their workspace', async () => {
    const { members } = store();
    const companyId = sample.company().id;
    const member = sample.member(companyId);
    await members.put(member);
    await members.put({ ...member, name: 'Marc Roy', tongue: 'en' });
    await members.put(sample.member(companyId, { workspaceId: 'teams:t1', name: 'Somebody else' }));
    expect(await members.get(companyId, 'slack:T1', 'U1')).toStrictEqual({ ...member, name: 'Marc Roy', tongue: 'en' });
    expect((await members.get(companyId, 'teams:t1', 'U1'))?.name).toBe('Somebody else');
    expect(await members.get(companyId, 'slack:T1', 'U2')).toBeUndefined();
  });

  test('who belongs to one platform is listed by name, however many there are on the other; guests and who left are not', async () => {
    const { members } = store();
    const companyId = sample.company().id;
    const on = (workspaceId: WorkspaceId, id: string, name: string, standing: Standing) =>
      members.put(sample.member(companyId, { workspaceId, id, name, standing }));
    await Promise.all(Array.from({ length: 100 }, (_, i) => on('slack:T1', `U${i}`, `A${i}`, 'member')));
    await on('teams:t1', 'z', 'Zoé', 'member');
    await on('teams:t1', 'y', 'Yan', 'administrator');
    await on('teams:t1', 'g', 'Bob', 'guest');
    await on('teams:t1', 'l', 'Léa', 'left');
    expect((await members.on('teams', companyId, 100)).map(({ name }) => name)).toEqual(['Yan', 'Zoé']);
    expect(await members.on('slack', companyId, 30)).toHaveLength(30);
  });

  test('twenty introductions of one member at once leave one of them', async () => {
    const { members } = store();
    const companyId = sample.company().id;
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => members.put(sample.member(companyId, { name: `Name ${i}` }))),
    );
    expect((await members.get(companyId, 'slack:T1', 'U1'))?.name).toMatch(/^Name \d+$/);
  });
}
