import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { doubtful, type Finding, failing, well } from '../../src/kernel/finding.ts';
import { TABLE } from '../../src/variables.ts';
import { travelsWithApp } from './chromium.ts';

/** Whether there is a browser to print documents with. */
export async function checkBrowser(path: string | undefined): Promise<Finding> {
  const about = 'Printing';
  const { where } = TABLE.CHROMIUM_PATH;
  if (!path) {
    if (travelsWithApp()) return well(about, 'the browser that comes with the app');
    return doubtful(about, { found: 'no browser: nothing is printed as PDF', expected: 'CHROMIUM_PATH', where });
  }
  try {
    await access(path, constants.X_OK);
    return well(about, path);
  } catch {
    return failing(about, {
      found: `CHROMIUM_PATH leads to no program: ${path}`,
      expected: 'Chrome or Chromium',
      where,
    });
  }
}
