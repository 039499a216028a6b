import { makeCode } from '../company/index.ts';
import { compose } from '../compose.ts';
import type { Config } from '../config.ts';

/**
 * For the operator, whether the app runs or not: a code with which a workspace that its own people added may set up its
 * company.
 */
export async function run(config: Config): Promise<void> {
  const { tickets, clock, close } = await compose(config, 'beside');
  try {
    const { code, until } = await makeCode(tickets, clock, 'found');
    process.stdout.write(
      `${code}\nGood once, until ${until.toISOString()}: whoever added the app types /quickpay and pastes it.\n`,
    );
  } finally {
    await close();
  }
}
