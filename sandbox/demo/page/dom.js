/** Draws a tree of plain objects into the document, changing only what differs: what one types in stays as it is. */

const SVG = 'http://www.w3.org/2000/svg';
/** Not the document's business. */
const OURS = new Set(['key', 'mount', 'flash', 'stick', 'fill', 'filled']);
const PROPERTIES = new Set(['value', 'checked', 'disabled', 'hidden', 'indeterminate', 'open']);

/**
 * One node of the tree. Beside attributes: `key` (which one it is among its siblings), `on...`, `style` (an object),
 * `mount` (called once with the element), `flash` (glows when it changes), `stick` (scrolls down when it changes), and
 * `fill` (puts something of its own into the element, again whenever `filled` changes).
 */
export function h(tag, props, ...children) {
  return { tag, props: props ?? {}, children: kept(children) };
}

const kept = (children) =>
  children.flat(Number.POSITIVE_INFINITY).filter((child) => child !== null && child !== undefined && child !== false);

/** Makes the children of an element look like the tree. */
export function patch(parent, wanted) {
  const children = kept(wanted);
  const old = [...parent.childNodes];
  const byKey = new Map(old.filter((node) => node.drawnKey !== undefined).map((node) => [node.drawnKey, node]));
  const loose = old.filter((node) => node.drawnKey === undefined);
  const nodes = children.map((child) => match(child, byKey, loose) ?? create(child, parent));
  const staying = new Set(nodes);
  for (const node of old) if (!staying.has(node)) node.remove();
  let place = parent.firstChild;
  for (const [index, node] of nodes.entries()) {
    if (node === place) place = place.nextSibling;
    else parent.insertBefore(node, place);
    update(node, children[index]);
  }
}

function match(child, byKey, loose) {
  const key = child?.props?.key;
  if (key !== undefined) {
    const node = byKey.get(key);
    return node?.localName === child.tag ? node : undefined;
  }
  const index = loose.findIndex((node) =>
    typeof child === 'object' ? node.localName === child.tag : node.nodeType === 3,
  );
  return index < 0 ? undefined : loose.splice(index, 1)[0];
}

function create(child, parent) {
  if (typeof child !== 'object') return document.createTextNode('');
  const isSvg = child.tag === 'svg' || parent.namespaceURI === SVG;
  const node = isSvg ? document.createElementNS(SVG, child.tag) : document.createElement(child.tag);
  node.drawnKey = child.props.key;
  node.isNew = true;
  return node;
}

function update(node, child) {
  if (typeof child !== 'object') {
    if (node.data !== String(child)) node.data = String(child);
    return;
  }
  const { props, children } = child;
  const before = node.drawn ?? {};
  const wasAtEnd = props.stick !== undefined && isAtEnd(node);
  for (const name of Object.keys(before)) if (!(name in props)) set(node, name, undefined);
  if (!props.fill) patch(node, children);
  for (const [name, value] of Object.entries(props)) {
    if (PROPERTIES.has(name) ? node[name] !== value : before[name] !== value) set(node, name, value);
  }
  node.drawn = props;
  if (props.fill && before.filled !== props.filled) props.fill(node);
  if (!node.isNew) return notice(node, before, props, wasAtEnd);
  node.isNew = false;
  queueMicrotask(() => {
    if (props.stick !== undefined) toTheEnd(node);
    props.mount?.(node);
  });
}

function set(node, name, value) {
  if (OURS.has(name)) return;
  if (name.startsWith('on')) node[name] = value ?? null;
  else if (PROPERTIES.has(name)) node[name] = value ?? '';
  else if (name === 'style') Object.assign(node.style, value);
  else if (value === undefined || value === null || value === false) node.removeAttribute(name);
  else node.setAttribute(name, value === true ? '' : value);
}

const isCalm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

const isAtEnd = (node) => node.scrollHeight - node.scrollTop - node.clientHeight < 24;

function notice(node, before, props, wasAtEnd) {
  if (props.flash !== undefined && before.flash !== props.flash && !isCalm()) {
    node.animate([{ backgroundColor: '#d8efe9' }, { backgroundColor: 'transparent' }], {
      duration: 1600,
      easing: 'ease-out',
    });
  }
  // What grows at the end is followed as well, unless one has scrolled away from it.
  if (before.stick !== props.stick || (wasAtEnd && !isAtEnd(node)) || node.isOwed) queueMicrotask(() => toTheEnd(node));
}

/** What stands behind another pane cannot scroll: it does so once it is in front. */
function toTheEnd(node) {
  node.isOwed = !node.offsetParent;
  node.scrollTop = node.scrollHeight;
}

/** A picture that loads at the end pushes it out of sight. */
addEventListener(
  'load',
  ({ target }) => {
    if (target.tagName !== 'IMG') return;
    let node = target.parentElement;
    while (node && node.drawn?.stick === undefined) node = node.parentElement;
    if (node && node.scrollHeight - node.scrollTop - node.clientHeight < target.offsetHeight + 24)
      node.scrollTop = node.scrollHeight;
  },
  true,
);

/** An event's handler that takes the place of what the browser would do. */
export const prevented = (handler) => (event) => {
  event.preventDefault();
  return handler(event);
};

/** A picture of the app's as a chat hands it on: it is fetched by the chat, and not by who looks at it. */
export const fetched = (url) => `/picture?url=${encodeURIComponent(url)}`;

/** What is in a file that was chosen, as it travels in JSON. */
export const inBase64 = async (file) =>
  btoa(Array.from(new Uint8Array(await file.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(''));
