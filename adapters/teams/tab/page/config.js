/** Where a channel's members add the tab: nothing to choose, only to say what they will see. */
import { enterTeams } from './teams.js';
import { element, given, show, showTitled, words } from './view.js';

const { config } = window.microsoftTeams.pages;

async function save(event) {
  try {
    await config.setConfig({
      entityId: given.opens,
      contentUrl: given.contentUrl,
      suggestedDisplayName: words().tabName,
    });
    event.notifySuccess();
  } catch {
    event.notifyFailure(words().configure.failed);
  }
}

function begin() {
  try {
    config.registerOnSaveHandler(save);
    config.setValidityState(true);
    const { title, text } = words().configure;
    show(title, element('p', {}, text));
  } catch {
    // Teams shows this address, but not as the configuration of a tab.
    showTitled('outside');
  }
}

if (await enterTeams()) begin();
