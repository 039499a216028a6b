import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { slackManifest } from './slack.ts';
import { type TeamsSetting, teamsManifest } from './teams.ts';
import { teamsPackage } from './teams-package.ts';

/** Shown in the manifests until the server has an address and a registration of its own. */
export const EXAMPLE: TeamsSetting = {
  publicUrl: 'https://quittance.example.com',
  appId: '00000000-0000-0000-0000-000000000000',
  readsMessages: false,
};

/** Writes every manifest, and the package for Teams, into `DIR/manifests`, and gives the files. */
export function writeManifests(directory: string, given: TeamsSetting): string[] {
  const setting = { ...given, publicUrl: given.publicUrl.replace(/\/+$/, '') };
  const folder = join(directory, 'manifests');
  mkdirSync(folder, { recursive: true });
  const contents = {
    'slack.json': asText(slackManifest(setting.publicUrl)),
    'teams.json': asText(teamsManifest(setting)),
    'quittance-teams.zip': teamsPackage(setting),
  };
  return Object.entries(contents).map(([name, content]) => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  });
}

const asText = (manifest: unknown): string => `${JSON.stringify(manifest, null, 2)}\n`;

const USAGE = `usage: PUBLIC_URL=https://... MICROSOFT_APP_ID=... npm run manifests -- DIR [--read-messages]
  --read-messages  asks whoever installs the Teams app to let it read the messages of its channels and chats`;

/** What is wrong with the environment, for whoever runs the command. */
function problemsOf({ publicUrl, appId }: TeamsSetting): string[] {
  return [
    ...(/^https?:\/\/[^/?#@]+\/*$/i.test(publicUrl) && URL.canParse(publicUrl)
      ? []
      : [`PUBLIC_URL must be https://host with nothing behind it, not ${publicUrl}`]),
    ...(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(appId)
      ? []
      : [
          `MICROSOFT_APP_ID must be the registration's application (client) id, such as ${EXAMPLE.appId}, not ${appId}`,
        ]),
  ];
}

/** The folder and the setting that the arguments and the environment ask for, or what is wrong with them. */
function asked(args: string[], { PUBLIC_URL, MICROSOFT_APP_ID }: NodeJS.ProcessEnv) {
  const [directory, ...rest] = args.filter((arg) => arg !== '--read-messages');
  if (!directory || rest.length > 0) return { problems: [USAGE] };
  const setting: TeamsSetting = {
    publicUrl: PUBLIC_URL?.trim() || EXAMPLE.publicUrl,
    appId: MICROSOFT_APP_ID?.trim() || EXAMPLE.appId,
    readsMessages: args.includes('--read-messages'),
  };
  const problems = problemsOf(setting);
  return problems.length > 0 ? { problems } : { directory, setting };
}

if (import.meta.main) {
  const { directory, setting, problems } = asked(process.argv.slice(2), process.env);
  if (problems) {
    process.stderr.write(`${problems.join('\n')}\n`);
    process.exitCode = 2;
  } else {
    for (const file of writeManifests(directory, setting)) process.stdout.write(`${file}\n`);
    for (const [variable, shown] of [
      ['PUBLIC_URL', setting.publicUrl],
      ['MICROSOFT_APP_ID', setting.appId],
    ] as const)
      if (!process.env[variable]?.trim())
        process.stderr.write(`${variable} is not set: ${shown} stands in its place\n`);
  }
}
