(() => {
  const doings = ['pointerdown', 'pointermove', 'wheel', 'keydown', 'click'];
  const { seen } = document.body.dataset;
  const tell = (event) => {
    // A page that opens under a pointer, or in a browser without one, is told of a move that was none.
    const still = event.type === 'pointermove' && !event.movementX && !event.movementY;
    if (still || !event.isTrusted) return;
    for (const doing of doings) removeEventListener(doing, tell, true);
    const field = document.querySelector('input[type=hidden][name=person]');
    if (field) field.value = 'yes';
    if (seen) navigator.sendBeacon(seen, new URLSearchParams({ person: 'yes' }));
  };
  for (const doing of doings) addEventListener(doing, tell, { capture: true, passive: true });
})();
