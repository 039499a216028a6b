import { WHATS } from '../../../cards/pages/example.ts';
import { words } from '../../../src/i18n/index.ts';
import type { Tongue } from '../../../src/kernel/language.ts';
import type { Assets } from './assets.ts';

export type PageScript = 'tab.js' | 'config.js' | 'home.js';

export interface PageSetting {
  /** Where the tab itself is, for Teams to remember. */
  contentUrl: string;
  /** The command that the tab is for: Teams knows the tab by it. */
  opens: string;
  /** Where a stand-in for Teams runs: its pages count as Teams, too. */
  standIn: URL | undefined;
}

/**
 * A page before it knows who looks at it: the words of both languages, and the script that asks Teams for the rest.
 * `tongue`: the browser's, until Teams has said which.
 */
export function drawPage(script: PageScript, tongue: Tongue, assets: Assets, setting: PageSetting): string {
  const { contentUrl, opens, standIn } = setting;
  const { title, loading } = wordsOf(script, tongue);
  const given = {
    words: { fr: wordsOf(script, 'fr'), en: wordsOf(script, 'en') },
    ...{ contentUrl, opens, examples: WHATS },
    hosts: standIn ? [standIn.origin] : [],
  };
  return `<!doctype html>
<html lang="${tongue}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assets.address('tab.css')}">
<script src="${assets.address('MicrosoftTeams.min.js')}" integrity="${assets.integrity}" defer></script>
<script src="${assets.address(script)}" type="module"></script>
<script id="given" type="application/json">${JSON.stringify(given).replaceAll('<', '\\u003c')}</script>
</head>
<body>
<main aria-busy="true">
<h1 tabindex="-1">${loading}</h1>
</main>
<p role="status"></p>
</body>
</html>
`;
}

/** The pages share what they say of a sign-in that failed, and of where they belong. */
function wordsOf(script: PageScript, tongue: Tongue) {
  const { settings, desk } = words(tongue);
  return script === 'home.js' ? { ...settings, ...desk.page } : settings;
}
