/** A form of the app, filled in and sent from the tab, with what it makes beside it. */
import { createExamples } from './examples.js';
import { drawForm, filledWith, keepingPlace } from './form.js';
import { filesIn } from './inputs.js';
import { element, show, spoken, words } from './view.js';

/** What leads elsewhere has its own place on this page: the examples. */
const LEADING = ['note', 'buttons'];
const withoutLeading = (form) => ({ ...form, below: form.below.filter(({ kind }) => !LEADING.includes(kind)) });

/** How a form looks, whatever is typed in it. */
const looksOf = (form) =>
  JSON.stringify({
    ...withoutLeading(form),
    fields: form.fields.map((field) => ({ ...field, value: '', values: [], checked: false })),
  });

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

  /** What stands in the form that is shown. */
  let filled;
  let turns = 0;
  const examples = createExamples(async () => ({ token: await tokenOf(), filled: filled() }));

  function draw(form) {
    const say = words().editor;
    const said = element('p', { class: 'said', role: 'alert' });
    const looks = looksOf(form);
    const { drawn, values } = drawForm(withoutLeading(form), { tell, takesFiles: true });
    const send = drawn.querySelector('[type=submit]');
    send.parentElement.before(said);
    filled = () => ({ form: form.id, values: { ...values }, state: form.state });

    async function go(what, { working = '', keepsPlace = false }) {
      turns += 1;
      const turn = turns;
      said.textContent = working;
      send.disabled = !keepsPlace;
      try {
        const asked = filled();
        const shown = await ask({ what, ...asked, files: await filesIn(drawn) });
        // Something was done since: its answer is the one to show.
        if (turn !== turns) return;
        if (!keepsPlace) return void focusOn(draw(shown));
        const next = filledWith(shown, values, asked.values);
        // Whoever goes on typing keeps the field as it is: where it is scrolled to, and what can be undone.
        if (looksOf(next) !== looks) keepingPlace(() => draw(next));
      } catch {
        said.textContent = say.failed;
        send.disabled = false;
      }
    }

    function tell(verb, field) {
      if (verb === 'send') go('send', { working: say.working });
      // The first choice of a form is where to go.
      else if (field === form.fields[0]) go('show', { working: words().loading });
      else go('show', { keepsPlace: true });
    }

    drawn.addEventListener('input', () => examples.refresh());
    show(
      form.title,
      element('p', { class: 'company' }, company),
      element('section', {}, drawn),
      examples.section,
      ...beside(),
    );
    void examples.show();
    return drawn;
  }

  draw(await ask({ what: 'open' }));
}

/** What somebody has to see first: what is wrong, what came of it, or where they are now. */
function focusOn(drawn) {
  const first = drawn.querySelector('[aria-invalid], :scope > .good, :scope > .attention');
  if (first && !('labels' in first)) first.setAttribute('tabindex', '-1');
  (first ?? document.querySelector('h1')).focus();
}
