import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';

const ROOT = join(import.meta.dirname, '..', '..');

const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ platforms: ['slack', 'teams'] });
}, 30_000);
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

/** As the operator runs it, with nothing in the environment but this. */
function doctor(env: Record<string, string>, ...typed: string[]) {
  const main = ['--require', join(ROOT, 'src', 'preload.cjs'), join(ROOT, 'src', 'main.ts'), 'doctor'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...main, ...typed], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  });
  return { status, said: stdout, errors: stderr };
}

test('beside the app that runs, it finds everything as it should be, and says nothing secret', async () => {
  await sandbox.app.command('backup', join(folder, 'today.sqlite'));
  const { ok, findings } = JSON.parse(await sandbox.app.command('doctor', '--json'));
  const unwell = findings.filter(({ state }: { state: string }) => state !== 'ok');
  expect(unwell).toEqual([]);
  expect(ok).toBe(true);
  const about = findings.map((finding: { about: string }) => finding.about);
  for (const part of [
    'Node',
    'Disk',
    'Clock',
    'PUBLIC_URL',
    'Database',
    'Delivery',
    'Backup',
    'Slack: scopes',
    'Teams: registration',
  ])
    expect(about).toContain(part);
  for (const part of ['Stripe: webhook', 'Twilio: texts that come in', 'Printing']) expect(about).toContain(part);
  expect(JSON.stringify(findings)).not.toMatch(/xoxb|sk_test|whsec|of-the-sandbox/);
  expect(await sandbox.app.command('doctor')).toMatch(
    /ok {6}Slack: bot token: .*\n[\s\S]*\d+ ok, 0 to look at, 0 failed\.\n$/,
  );
});

test('settings that are missing or wrong are said, each with what to click, and it ends with 1', () => {
  const { status, said } = doctor({ PUBLIC_URL: 'nowhere', SLACK_BOT_TOKEN: 'xoxp-secret-of-mine' }, '--json');
  expect(status).toBe(1);
  const { ok, findings } = JSON.parse(said);
  expect(ok).toBe(false);
  expect(findings.map(({ about }: { about: string }) => about)).toEqual(
    expect.arrayContaining(['PUBLIC_URL', 'ENCRYPTION_KEY', 'SLACK_BOT_TOKEN', 'STRIPE_SECRET_KEY', 'TWILIO_FROM']),
  );
  expect(said).not.toContain('secret-of-mine');
  expect(doctor({ PUBLIC_URL: 'nowhere' }, '--loud')).toMatchObject({
    status: 1,
    errors: 'doctor takes --json, and nothing else.\n',
  });
});
