import { expect, test } from '@jest/globals';
import { isAdministrator } from '../../src/company/administrators.ts';
import type { Company, Member } from '../../src/company/company.ts';
import { garage } from '../fixtures/requests.ts';

const member = (workspaceId: Member['workspaceId'], id: string, standing: Member['standing'] = 'member'): Member => ({
  ...{ companyId: garage.id, workspaceId, id, name: id, firstName: id, tongue: 'fr', standing },
});
const inTeams: Company = { ...garage, rooms: [{ id: 'teams:t/19:a', name: 'Service', told: true }] };
const [marie, sarah] = [member('teams:t', 'marie'), member('teams:t', 'sarah')];

test('in Slack, its administrators are, and nobody else', () => {
  expect(isAdministrator(garage, member('slack:T1', 'U1', 'administrator'))).toBe(true);
  expect(isAdministrator(garage, member('slack:T1', 'U1'))).toBe(false);
  const setUpBy = { id: 'U1', name: 'Marc', workspaceId: 'slack:T1' } as const;
  expect(isAdministrator({ ...garage, setUpBy }, member('slack:T1', 'U1'))).toBe(false);
});

test('in Teams, whoever set the company up is, and whom they name', () => {
  const founded: Company = { ...inTeams, setUpBy: { id: 'marie', name: 'Marie', workspaceId: 'teams:t' } };
  expect([marie, sarah].map((one) => isAdministrator(founded, one))).toEqual([true, false]);
  const named: Company = { ...founded, administrators: [{ workspaceId: 'teams:t', id: 'sarah' }] };
  expect([marie, sarah].map((one) => isAdministrator(named, one))).toEqual([true, true]);
  expect(isAdministrator(named, member('teams:other', 'sarah'))).toBe(false);
});

test('where nobody knows who set it up, nobody in Teams is, until somebody is named', () => {
  expect([marie, sarah].map((one) => isAdministrator(inTeams, one))).toEqual([false, false]);
  const named = { ...inTeams, administrators: [{ workspaceId: 'teams:t', id: 'marie' }] } as const;
  expect(
    [marie, sarah].map((one) => isAdministrator({ ...named, administrators: [...named.administrators] }, one)),
  ).toEqual([true, false]);
});
