/** Draws what stands on the page. Whatever comes from elsewhere is put in as text, never as markup. */
const main = document.querySelector('main');
const status = document.querySelector('[role=status]');

/** What the server put into the page: words, addresses. */
export const given = JSON.parse(document.getElementById('given').textContent);

let tongue = document.documentElement.lang;

/** From now on in the language of this locale. */
export function speak(locale) {
  tongue = /^fr\b/i.test(locale) ? 'fr' : 'en';
  document.documentElement.lang = tongue;
}

export const spoken = () => tongue;
export const words = () => given.words[tongue];

/** `element('p', { class: 'quiet' }, 'text', otherElement)`. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Puts a heading and what belongs under it on the page, and tells screen readers the heading. */
export function show(title, ...children) {
  const wasPressed = main.contains(document.activeElement);
  main.replaceChildren(element('h1', { tabindex: '-1' }, title), ...children);
  main.setAttribute('aria-busy', 'false');
  document.title = title;
  // The pressed button is gone: the keyboard goes on from the top, and the heading is read for that.
  if (wasPressed) main.querySelector('h1').focus();
  else status.textContent = title;
}

export function showLoading() {
  show(words().loading);
  main.setAttribute('aria-busy', 'true');
}

/** One of the states that are a title and a text, with a button when there is something to try again. */
export function showTitled(state, tryAgain) {
  const { title, text } = words()[state];
  const button = element('button', { type: 'button' }, words().retry);
  button.addEventListener('click', tryAgain);
  show(title, element('p', {}, text), ...(tryAgain ? [button] : []));
}
