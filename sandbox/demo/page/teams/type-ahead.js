/**
 * `Input.ChoiceSet` with `choices.data`: a field that asks the app for choices as one types. The renderer has none that
 * is bound to a host, so this one is drawn here: a combo box as WAI-ARIA describes it.
 */
import { h, patch } from '../dom.js';
import { teamsWords } from './words.js';

const { ChoiceSetInput, GlobalRegistry } = globalThis.AdaptiveCards;

const PAUSE_MS = 160;
let count = 0;

class TypeAhead extends ChoiceSetInput {
  parse(source, context) {
    this.searches = source['choices.data']?.type === 'Data.Query';
    super.parse(source, context);
    this.chosen = this.choices.find(({ value }) => value === this.defaultValue);
  }

  /** The renderer's own list, which knows no host, stays away. */
  isDynamicTypeahead() {
    return false;
  }

  internalRender() {
    if (!this.searches) return super.internalRender();
    count += 1;
    this.listId = `found-${count}`;
    const box = document.createElement('input');
    Object.assign(box, { className: 'ac-input type-ahead', type: 'text', autocomplete: 'off' });
    box.placeholder = this.placeholder ?? teamsWords().search;
    box.value = this.chosen?.title ?? '';
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': this.listId,
    }))
      box.setAttribute(name, value);
    box.onclick = () => this.isOpen || this.ask('');
    box.oninput = () => this.typed(box.value);
    box.onkeydown = (event) => this.keyDown(event);
    this.box = box;
    return box;
  }

  overrideInternalRender() {
    const outer = super.overrideInternalRender();
    if (!this.searches) return outer;
    // The renderer closes nothing when one leaves a field, and takes `onblur` for itself.
    this.box.addEventListener('blur', () => this.leave());
    this.list = Object.assign(document.createElement('ul'), { id: this.listId, className: 'found', hidden: true });
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', this.label);
    this.inputControlContainerElement.append(this.list);
    return outer;
  }

  get value() {
    return this.searches ? this.chosen?.value : super.value;
  }
  isSet() {
    return this.searches ? Boolean(this.chosen) : super.isSet();
  }
  isValid() {
    return this.searches || super.isValid();
  }

  typed(text) {
    if (!text) this.choose(undefined);
    this.ask(text);
  }

  async ask(text) {
    const asked = Symbol(text);
    this.asked = asked;
    this.show({ found: this.found ?? [], active: 0, waiting: true });
    if (text) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    if (this.asked !== asked) return;
    const { ok, choices = [] } = await this.getRootObject().find(this.id, text);
    if (this.asked !== asked) return;
    // What the card offers by itself is listed as well, but for what only says what to do.
    const own = this.choices.filter(
      ({ title }) => title !== this.placeholder && title.toLowerCase().includes(text.toLowerCase()),
    );
    const found = [...choices, ...own.filter(({ value }) => !choices.some((choice) => choice.value === value))];
    this.show({ found, active: 0, failed: !ok });
  }

  show({ found, active, waiting = false, failed = false }) {
    Object.assign(this, { found, active, isOpen: true });
    const say = teamsWords();
    const words = failed ? say.noOptions : waiting ? say.searching : say.nothing;
    patch(this.list, [
      found.length === 0 && h('li', { class: 'none', role: 'presentation' }, words),
      found.map((choice, index) => this.option(choice, index)),
    ]);
    this.list.hidden = false;
    this.box.setAttribute('aria-expanded', 'true');
    this.box.setAttribute('aria-activedescendant', found[active] ? `${this.listId}-${active}` : '');
    this.list.children[active]?.scrollIntoView({ block: 'nearest' });
  }

  option(choice, index) {
    return h(
      'li',
      {
        key: choice.value,
        id: `${this.listId}-${index}`,
        role: 'option',
        'aria-selected': String(index === this.active),
        // Before the box loses the focus, and with it the list.
        onmousedown: (event) => {
          event.preventDefault();
          this.choose(choice);
        },
      },
      choice.title,
    );
  }

  choose(choice) {
    this.chosen = choice;
    if (choice) {
      this.box.value = choice.title;
      this.close();
    }
    this.getRootObject().choose(this.id, choice?.value ?? '');
    this.valueChanged();
  }

  close() {
    this.asked = undefined;
    this.isOpen = false;
    this.list.hidden = true;
    this.box.setAttribute('aria-expanded', 'false');
    this.box.removeAttribute('aria-activedescendant');
  }

  /** What was typed and not chosen says nothing. */
  leave() {
    this.close();
    this.box.value = this.chosen?.title ?? '';
  }

  keyDown(event) {
    const { found = [], active, isOpen } = this;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !isOpen) this.ask('');
    else if (step && found.length > 0) this.show({ found, active: (active + step + found.length) % found.length });
    else if (event.key === 'Enter' && isOpen && found[active]) this.choose(found[active]);
    else if (event.key === 'Escape' && isOpen) this.leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

GlobalRegistry.elements.register('Input.ChoiceSet', TypeAhead);
