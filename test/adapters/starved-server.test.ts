import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const SERVER = join(import.meta.dirname, 'starved-server.ts');
/** Well above what Node itself holds. */
const MOST = 128;

async function starve(spare: number): Promise<Record<'starved' | 'fed', Record<string, string>>> {
  const command = `ulimit -n ${MOST} && exec "$0" "$@"`;
  const { stdout } = await promisify(execFile)('sh', ['-c', command, process.execPath, SERVER, String(spare)]);
  return JSON.parse(stdout);
}

const WELL = { page: '404', elsewhere: '404', stripe: '400', teams: '401', tab: '200', twilio: '200' };

/** Where what is missing differs: the first file of a package, one that it reads as it runs, one of several at once. */
const posixTest = process.platform === 'win32' ? test.skip : test;
posixTest.each([0, 1, 2, 3, 5])(
  'a server that had %i file descriptors when it was first asked answers everything once it has more',
  async (spare) => {
    const { starved, fed } = await starve(spare);
    for (const answer of Object.values(starved)) expect(answer).toMatch(/^[45]\d\d$|^200$/);
    if (spare === 0) expect(starved).toMatchObject({ page: '500', teams: '500', twilio: '500' });
    expect(fed).toEqual(WELL);
  },
);
