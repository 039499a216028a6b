/** Where the keyboard is in a form, kept when the form is drawn anew and the field with it. */

const FIELDS = 'input, textarea, select, button';

/** Call before the page is drawn; what it gives puts the focus back, should the drawing have taken it away. */
export function keepPlace() {
  const field = document.activeElement?.closest('[data-field]')?.dataset.field;
  if (!field) return () => undefined;
  return () => {
    const lost = !document.activeElement || document.activeElement === document.body;
    if (lost)
      document
        .querySelector(`[data-field="${CSS.escape(field)}"]`)
        ?.querySelector(FIELDS)
        ?.focus();
  };
}
