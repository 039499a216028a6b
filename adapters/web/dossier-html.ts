import type { Readable, ReadableRow } from '../../cards/privacy/dossier.ts';

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '<br>');

const rowHtml = ({ at, text, details }: ReadableRow): string =>
  `<li>${at ? `<time>${escaped(at)}</time> ` : ''}<b>${escaped(text)}</b>${details
    .map((detail) => `<p>${escaped(detail)}</p>`)
    .join('')}</li>`;

/** A page that stands by itself: whoever gets it opens it in any browser, without this server. */
export const dossierHtml = ({ lang, title, about, sections }: Readable): string =>
  [
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none';style-src 'unsafe-inline'">`,
    `<meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(title)}</title>`,
    '<style>body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}',
    'li{margin:0 0 1rem}time{color:#555}p{margin:.2rem 0;overflow-wrap:anywhere}</style></head>',
    `<body><h1>${escaped(title)}</h1>`,
    ...about.map((line) => `<p>${escaped(line)}</p>`),
    ...sections.map(
      ({ heading, rows, none }) =>
        `<h2>${escaped(heading)}</h2>${
          rows.length > 0 ? `<ul>${rows.map(rowHtml).join('')}</ul>` : `<p>${escaped(none)}</p>`
        }`,
    ),
    '</body></html>',
  ].join('\n');
