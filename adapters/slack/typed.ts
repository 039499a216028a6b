import { withEmoji } from '../../cards/render/slack-emoji.ts';

/** What Slack's clients make of numbers and addresses: `<tel:5145550188|514-555-0188>`. */
const LINK = /<(?:(?:tel|mailto):([^<>|\s]*)|(https?:\/\/[^<>|\s]*))(?:\|([^<>]*))?>/g;
const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** What stands behind a command as the member typed it, whatever mark-up Slack hands it over in. */
export const asMeant = (text: string): string =>
  withEmoji(
    text
      .replace(LINK, (_, number?: string, page?: string, label?: string) => label || number || page || '')
      .replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity),
  );
