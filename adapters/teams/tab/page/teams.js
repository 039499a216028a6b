/** What Teams is asked for: who looks, in which language and which theme. */
import { given, showTitled, speak } from './view.js';

const { app } = window.microsoftTeams;

/** Teams answers at once; a page that waits longer than this was not opened by Teams, or Teams is stuck. */
const PATIENCE_MS = 15_000;

/** The themes of Teams; a new one looks like the light one until it has its own look. */
const wear = (theme) => {
  document.documentElement.dataset.theme = { dark: 'dark', contrast: 'contrast', glass: 'dark' }[theme] ?? 'light';
};

/** Begins with Teams. Gives false, and says so on the page, when this is not Teams or Teams does not answer. */
export async function enterTeams() {
  // Older mobile clients have no frame around the page, but a bridge.
  if (window.parent === window && !window.nativeInterface) {
    showTitled('outside');
    return false;
  }
  try {
    await inTime(app.initialize(given.hosts));
    const context = await inTime(app.getContext());
    speak(context.app.locale);
    wear(context.app.theme);
    app.registerOnThemeChangeHandler(wear);
    app.notifyAppLoaded();
    app.notifySuccess();
    return true;
  } catch {
    showTitled('failed', () => window.location.reload());
    return false;
  }
}

function inTime(promise) {
  const late = new Promise((_, reject) => {
    setTimeout(reject, PATIENCE_MS, new Error('Teams does not answer'));
  });
  return Promise.race([promise, late]);
}
