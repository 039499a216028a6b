/** What the form makes, drawn by the server with what is typed, each in a frame where nothing runs. */
import { element, given, spoken, words } from './view.js';

const KINDS = given.examples;
const FRAME = 'example';
const PAUSE_MS = 700;

/** @param asked gives what stands in the form, and the token that shows who asks */
export function createExamples(asked) {
  const say = words().editor;
  const frame = element('iframe', { name: FRAME, title: say.examples, sandbox: '', loading: 'lazy' });
  let kind = KINDS[0];
  let waiting;

  async function show() {
    const { token, filled } = await asked();
    const fields = { token, asked: JSON.stringify({ what: 'show', lang: spoken(), ...filled }) };
    const inputs = Object.entries(fields).map(([name, value]) => element('input', { type: 'hidden', name, value }));
    const form = element(
      'form',
      { method: 'post', action: `/teams/tab/example/${kind}`, target: FRAME, hidden: '' },
      ...inputs,
    );
    document.body.append(form);
    form.submit();
    form.remove();
  }

  const buttons = KINDS.map((name) => {
    const button = element(
      'button',
      { type: 'button', class: 'quiet', 'aria-pressed': String(name === kind) },
      say[name],
    );
    button.addEventListener('click', () => {
      kind = name;
      for (const [place, other] of buttons.entries()) other.setAttribute('aria-pressed', String(KINDS[place] === kind));
      void show();
    });
    return button;
  });

  return {
    section: element(
      'section',
      { class: 'examples' },
      element('h2', {}, say.examples),
      element('p', {}, say.about),
      element('div', { class: 'kinds' }, ...buttons),
      frame,
    ),
    show,
    /** Once nobody types for a moment. */
    refresh() {
      clearTimeout(waiting);
      waiting = setTimeout(show, PAUSE_MS);
    },
  };
}
