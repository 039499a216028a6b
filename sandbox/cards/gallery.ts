import type { PagePicture } from './page-pictures.ts';
import type { PaperPicture } from './papers.ts';
import type { Sheet } from './sheet.ts';

/** A page with every sheet: its picture, when pictures were taken, and what each platform is sent. */
export function galleryPage(
  sheets: Sheet[],
  hasPictures: boolean,
  papers: PaperPicture[] = [],
  pages: PagePicture[] = [],
): string {
  const sections = sheets.map(
    ({ name, cells, files }) => `<section id="${name}"><h2><a href="#${name}">${name}</a></h2>
${hasPictures ? `<img src="pictures/${name}.png" loading="lazy" alt="${safe(altOf(cells))}">` : ''}
<p>${files.map((file) => `<a href="${file}">${file}</a>`).join(' · ')}</p></section>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Quittance: cards and forms</title><style>${STYLE}</style><body><h1>Cards and forms</h1>
<p>Slack above Teams, French beside English.${hasPictures ? '' : ' The browser that takes the pictures did not start.'}</p>
${sections.join('\n')}
${[...pages.map(pageSection), ...papers.map(paperSection)].join('\n')}</body></html>\n`;
}

const paperSection = ({ name, file, pictures, pages }: PaperPicture): string =>
  `<section id="${name}"><h2><a href="#${name}">${name}</a></h2>
<p class="paper">${pictures.map((picture) => `<img src="${picture}" loading="lazy" alt="">`).join('')}</p>
<p><a href="${file}">${file}</a> (${pages} ${pages === 1 ? 'page' : 'pages'})</p></section>`;

/** The customer's page, French beside English. */
const pageSection = ({ name, pictures }: PagePicture): string =>
  `<section id="${name}"><h2><a href="#${name}">${name}</a></h2>
<p class="page">${pictures.map((picture) => `<img src="${picture}" loading="lazy" alt="">`).join('')}</p></section>`;

const altOf = (cells: Sheet['cells']): string => cells.map(({ says }) => says).join(' / ');

const safe = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const STYLE = `
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #1d1c1d }
section { margin: 2.5rem 0; border-top: 1px solid #ddd } h2 { font-size: .95rem } a { color: #12372a }
img { max-width: 100%; height: auto; border: 1px solid #ddd; border-radius: 8px } section p { font-size: .8rem }
.paper, .page { display: flex; gap: 1rem; align-items: flex-start } .page img { width: 390px; max-width: 47% }
 .paper img { width: 31%; background: #fff }`;
