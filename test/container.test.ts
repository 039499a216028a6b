import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { importsOf, scripts, sources } from './sources.ts';

const read = (path: string) => readFileSync(join(import.meta.dirname, '..', path), 'utf8');
const [dockerfile, ignored, compose] = ['Dockerfile', '.dockerignore', 'compose.yaml'].map(read) as [
  string,
  string,
  string,
];

test('the image holds every folder that the app loads anything from, and is given them', () => {
  const copied = [...dockerfile.matchAll(/^COPY (\w+) \.\/\1$/gm)].map(([, folder]) => folder!);
  expect(copied).toContain('src');
  const inside = sources.filter(({ path }) => copied.includes(path.split('/')[0]!));
  const wanted = new Set(
    inside
      .flatMap(importsOf)
      .flatMap((target) => /^(src|adapters|cards|manifests|sandbox|test|bench)\//.exec(target)?.[1] ?? []),
  );
  expect([...wanted].sort()).toEqual([...copied].sort());
  for (const folder of copied) expect(ignored).toContain(`!${folder}\n`);
  expect(ignored).toMatch(/^\*$/m);
});

test('it runs as npm start does, as nobody in particular, with nothing to write to but its data', () => {
  for (const flag of scripts.start!.match(/--max-\S+|src\/main\.ts/g)!) expect(dockerfile).toContain(flag);
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(dockerfile).toContain('/readyz');
  for (const line of ['read_only: true', 'cap_drop: [ALL]', 'no-new-privileges:true', 'stop_grace_period: 15s'])
    expect(compose).toContain(line);
  expect(read('compose.several.yaml')).toContain('"127.0.0.1:3000-3002:3000"');
  // The database is reached from inside alone, and the app from this machine alone.
  expect(compose.match(/^ {6}- "[\d.]+:\d+:\d+"$/gm)).toEqual(['      - "127.0.0.1:3000:3000"']);
});
