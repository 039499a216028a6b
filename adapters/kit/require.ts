import { createRequire } from 'node:module';

/**
 * Loads a CommonJS package when it is first needed. `import()` would, too, but Node keeps for good an ES module that
 * failed while it ran, and it counts such a package as one, which reads its own parts as it runs: one moment without
 * file descriptors would last until restart. `require` forgets what failed (tried on Node 24.21).
 */
export const require = createRequire(import.meta.url);
