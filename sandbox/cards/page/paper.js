/** The first pages of a PDF and its last, as pictures. */
import { getDocument } from '/reader.js';

globalThis.drawPaper = async (base64, first) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const paper = await getDocument({ data: bytes, useSystemFonts: false }).promise;
  const firsts = Array.from({ length: Math.min(first, paper.numPages) }, (_, at) => at + 1);
  const urls = [];
  for (const at of new Set([...firsts, paper.numPages])) {
    const drawn = await paper.getPage(at);
    const viewport = drawn.getViewport({ scale: 1.2 });
    const canvas = Object.assign(document.createElement('canvas'), { width: viewport.width, height: viewport.height });
    await drawn.render({ canvasContext: canvas.getContext('2d'), canvas, viewport }).promise;
    urls.push(canvas.toDataURL('image/png'));
  }
  return { pages: paper.numPages, urls };
};
