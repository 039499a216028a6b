/** Keeps the tab key inside a form that lies over everything: for `onkeydown` of that form. */
export function keepInside(event) {
  if (event.key !== 'Tab') return;
  const stops = [...event.currentTarget.querySelectorAll('button, input, select, textarea, a[href]')].filter(
    (one) => !one.disabled && one.offsetParent,
  );
  const [first, last] = event.shiftKey ? [stops.at(-1), stops[0]] : [stops[0], stops.at(-1)];
  if (document.activeElement !== last) return;
  event.preventDefault();
  first?.focus();
}
