/** The Markdown that Teams reads in text blocks: bold, italic, links, and a backslash before what is meant as it is. */

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const safe = (text) => text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign]);

const MARKS =
  /\\([\\`*_~[\]<>|#+\-.!(){}])|\*\*(.+?)\*\*|(?<![\w*])\*([^*\n]+)\*(?!\w)|(?<![\w_])_([^_\n]+)_(?!\w)|\[([^\]]+)\]\((https?:[^)\s]+|mailto:[^)\s]+|tel:[^)\s]+)\)/;

function inline(text) {
  const found = MARKS.exec(text);
  if (!found) return safe(text);
  const [whole, escaped, bold, starred, underscored, label, address] = found;
  const italic = starred ?? underscored;
  const drawn =
    (escaped && safe(escaped)) ||
    (bold && `<b>${inline(bold)}</b>`) ||
    (italic && `<em>${inline(italic)}</em>`) ||
    `<a href="${safe(address)}" rel="noreferrer noopener">${inline(label)}</a>`;
  return safe(text.slice(0, found.index)) + drawn + inline(text.slice(found.index + whole.length));
}

/** As HTML in which nothing but these marks is markup; lines stay lines. */
export const markdown = (text) => `<p>${text.split('\n').map(inline).join('<br>')}</p>`;
