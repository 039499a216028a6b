import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export interface File {
  /** From the root of the repository, with slashes. */
  path: string;
  source: string;
}
/** Finds what breaks it: one sentence each, with the file and the reason. */
export type Rule = (files: File[]) => string[];

const root = join(import.meta.dirname, '..');
export const FOLDERS = ['src', 'cards', 'adapters', 'manifests', 'sandbox', 'bench', 'test'];

/** Every file of ours, what runs in browsers among them, but for those that hold bad examples. */
export const sources: File[] = FOLDERS.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') || (folder === 'adapters' && name.endsWith('.js')))
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((path) => path !== 'test/architecture.test.ts' && path !== 'test/floors.test.ts')
    .map((path) => ({ path, source: readFileSync(join(root, path), 'utf8') })),
);

/** What `npm run` does, by name. */
export const scripts: Record<string, string> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;

export const withoutComments = (source: string) => source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

/** What a file imports, types included: paths from the root for files of ours, names for packages. */
export function importsOf({ path, source }: File): string[] {
  const code = withoutComments(source);
  const shapes = [
    /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
    /^\s*import\s*['"]([^'"]+)['"]/gm,
    /\bimport\(\s*['"]([^'"]+)['"]/g,
    /\b(?:require|createRequire\([^)]*\))\(\s*['"]([^'"]+)['"]/g,
  ];
  return shapes
    .flatMap((shape) => Array.from(code.matchAll(shape), ([, target]) => target!))
    .map((target) => (target.startsWith('.') ? normalize(join(dirname(path), target)).replaceAll('\\', '/') : target));
}
