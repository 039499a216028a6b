/** A form of the app, filled in and sent from the tab. */
import { createExamples } from './examples.js';
import { drawField, filesIn, valuesIn } from './fields.js';
import { element, show, spoken, words } from './view.js';

const BLOCKS = {
  heading: ({ text }) => element('h2', {}, text),
  text: ({ text, tone }) => element('p', { class: tone ?? '' }, text),
  quote: ({ text }) => element('blockquote', {}, text),
  note: ({ text }) => element('p', { class: 'hint' }, text),
  image: ({ url, alt }) => element('img', { src: new URL(url).pathname, alt }),
};
/** What leads elsewhere has its own place on this page: the examples. */
const isDrawn = ({ kind }) => kind in BLOCKS;
const drawBlock = (block) => (isDrawn(block) ? BLOCKS[block.kind](block) : '');

/**
 * Opens the form in the place of what is shown. Gives false when this person has none.
 * @param tokenOf gives the token that shows who asks
 * @param beside what stands under the form
 */
export async function openEditor(tokenOf, company, beside) {
  async function ask(asked) {
    const answer = await fetch('/teams/tab/edit', {
      method: 'POST',
      headers: { authorization: `Bearer ${await tokenOf()}`, 'content-type': 'application/json' },
      body: JSON.stringify({ lang: spoken(), ...asked }),
    });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const { failed, shown } = await answer.json();
    if (failed || !shown.fields) throw new Error('no form came back');
    return shown;
  }

  function draw(form) {
    const say = words().editor;
    const said = element('p', { class: 'said', role: 'alert' });
    const send = element('button', { type: 'submit' }, form.submit);
    const shown = element(
      'form',
      { novalidate: '' },
      ...form.above.map(drawBlock),
      ...form.fields.map((field) => drawField(field, drawBlock)),
      ...form.below.filter(({ kind }) => kind !== 'note').map(drawBlock),
      said,
      send,
    );
    const filled = () => ({ form: form.id, values: valuesIn(shown), state: form.state });
    const examples = createExamples(async () => ({ token: await tokenOf(), filled: filled() }));

    async function go(asked) {
      said.textContent = say.working;
      send.disabled = true;
      try {
        draw(await ask(asked));
        const [first] = document.querySelectorAll('[aria-invalid], form > .good, form > .attention');
        (first ?? document.querySelector('h1')).focus();
      } catch {
        said.textContent = say.failed;
        send.disabled = false;
      }
    }

    shown.addEventListener('submit', async (event) => {
      event.preventDefault();
      await go({ what: 'send', ...filled(), files: await filesIn(shown) });
    });
    const [first] = form.fields;
    shown.addEventListener('change', ({ target }) => {
      // The first choice of a form that redraws it is where to go.
      if (target.name === first.id && first.refreshes) void go({ what: 'show', ...filled() });
    });
    shown.addEventListener('input', () => examples.refresh());
    for (const word of shown.querySelectorAll(':scope > .good, :scope > .attention'))
      word.setAttribute('tabindex', '-1');
    show(
      form.title,
      element('p', { class: 'company' }, company),
      element('section', {}, shown),
      examples.section,
      ...beside(),
    );
    void examples.show();
  }

  draw(await ask({ what: 'open' }));
}
