import { type Check, flag, integer, list, say, shape, string, typed, word } from './checks.ts';
import type { BlockElement, Json } from './model.ts';

/** Limits from docs.slack.dev/reference/block-kit: blocks, block-elements and composition-objects. */
const MESSAGE_BLOCKS = 50;
const VIEW_BLOCKS = 100;

const textBody = (max: number) => ({ text: string(max, 1) });
const plain = (max: number) => typed({ plain_text: shape(textBody(max), { emoji: flag }) }, 'a plain_text field');
const anyText = (max: number) =>
  typed(
    {
      plain_text: shape(textBody(max), { emoji: flag }),
      mrkdwn: shape(textBody(max), { verbatim: flag }),
    },
    'a text object',
  );

const confirm = shape(
  { title: plain(100), text: anyText(300), confirm: plain(30), deny: plain(30) },
  { style: word('primary', 'danger') },
);
const choice = (text: Check) =>
  shape({ text, value: string(150, 1) }, { description: anyText(75), url: string(3000, 1) });
const option = choice(plain(75));
const group = shape({ label: plain(75), options: list(100, option) });
const dispatch = shape({ trigger_actions_on: list(2, word('on_enter_pressed', 'on_character_entered')) });

const common = { action_id: string(255, 1), confirm };
const focusable = { ...common, placeholder: plain(150), focus_on_load: flag };
const written = { ...focusable, initial_value: string(3000), dispatch_action_config: dispatch };
const selected = { initial_option: option };
const several = { initial_options: list(100, option), max_selected_items: integer(1, 100) };

const exactlyOneSource =
  (check: Check): Check =>
  (value, at, problems) => {
    const { options, option_groups } = value as BlockElement;
    if ((options === undefined) === (option_groups === undefined))
      say(problems, 'must have either options or option_groups', at);
    check(value, at, problems);
  };
const stored = { ...focusable, options: list(100, option), option_groups: list(100, group) };
const fetched = { ...focusable, min_query_length: integer(0, 100) };

const image = shape({ alt_text: string(2000, 1), image_url: string(3000, 1) });
const button = shape(
  { text: plain(75) },
  {
    ...common,
    value: string(2000),
    url: string(3000, 1),
    style: word('primary', 'danger'),
    accessibility_label: string(75),
  },
);

const MENUS: Record<string, Check> = {
  static_select: exactlyOneSource(shape({}, { ...stored, ...selected })),
  multi_static_select: exactlyOneSource(shape({}, { ...stored, ...several })),
  external_select: shape({}, { ...fetched, ...selected }),
  multi_external_select: shape({}, { ...fetched, ...several }),
  users_select: shape({}, { ...focusable, initial_user: string(255, 1) }),
  conversations_select: shape({}, { ...focusable, initial_conversation: string(255, 1) }),
  channels_select: shape({}, { ...focusable, initial_channel: string(255, 1) }),
  radio_buttons: shape(
    { options: list(10, choice(anyText(75))) },
    { ...common, focus_on_load: flag, initial_option: choice(anyText(75)) },
  ),
  checkboxes: shape(
    { options: list(10, choice(anyText(75))) },
    { ...common, focus_on_load: flag, initial_options: list(10, choice(anyText(75))) },
  ),
  datepicker: shape({}, { ...focusable, initial_date: string(10, 10) }),
  timepicker: shape({}, { ...focusable, initial_time: string(5, 5), timezone: string(100) }),
};

const PRESSED: Record<string, Check> = {
  button,
  overflow: shape({ options: list(5, option) }, common),
};

const WRITTEN: Record<string, Check> = {
  plain_text_input: shape(
    {},
    { ...written, multiline: flag, min_length: integer(0, 3000), max_length: integer(1, 3000) },
  ),
  email_text_input: shape({}, written),
  url_text_input: shape({}, written),
  number_input: shape({ is_decimal_allowed: flag }, { ...written, min_value: string(32), max_value: string(32) }),
};

/** Only input blocks take files (.../block-elements/file-input-element). */
const FILES: Record<string, Check> = {
  file_input: shape({ action_id: string(255, 1) }, { filetypes: list(100, string(20, 1)), max_files: integer(1, 10) }),
};

const block_id = string(255, 1);

const sectionSaysSomething =
  (check: Check): Check =>
  (value, at, problems) => {
    const { text, fields } = value as Json;
    if (text === undefined && fields === undefined) say(problems, 'must define either `text` or `fields`', at);
    check(value, at, problems);
  };

const actionIdsDiffer =
  (check: Check): Check =>
  (value, at, problems) => {
    check(value, at, problems);
    const elements = (value as Json).elements;
    if (Array.isArray(elements)) noRepeats(elements, 'action_id', `${at}/elements`, problems);
  };

/** As much of rich text as is sent: quotes and paragraphs of words, plain, bold or a mention (.../blocks/rich-text-block). */
const richWords = shape({
  elements: list(
    100,
    typed(
      {
        text: shape({ text: string(3000, 1) }, { style: shape({}, { bold: flag }) }),
        user: shape({ user_id: string(255, 1) }, { style: shape({}, { bold: flag }) }),
      },
      'rich text',
    ),
  ),
});

const BLOCKS: Record<string, Check> = {
  rich_text: shape(
    { elements: list(100, typed({ rich_text_quote: richWords, rich_text_section: richWords }, 'a rich_text block')) },
    { block_id },
  ),
  section: sectionSaysSomething(
    shape(
      {},
      {
        block_id,
        text: anyText(3000),
        fields: list(10, anyText(2000)),
        expand: flag,
        accessory: typed({ ...PRESSED, ...MENUS, image }, 'a section'),
      },
    ),
  ),
  header: shape({ text: plain(150) }, { block_id }),
  divider: shape({}, { block_id }),
  image: shape({ alt_text: string(2000, 1), image_url: string(3000, 1) }, { block_id, title: plain(2000) }),
  context: shape(
    {
      elements: list(10, typed({ image, plain_text: anyText(2000), mrkdwn: anyText(2000) }, 'a context block')),
    },
    { block_id },
  ),
  actions: actionIdsDiffer(
    shape({ elements: list(25, typed({ ...PRESSED, ...MENUS }, 'an actions block')) }, { block_id }),
  ),
  input: shape(
    { label: plain(2000), element: typed({ ...WRITTEN, ...MENUS, ...FILES }, 'an input block') },
    { block_id, hint: plain(2000), optional: flag, dispatch_action: flag },
  ),
  markdown: shape({ text: string(12_000, 1) }, { block_id }),
};

const messageBlocks = list(MESSAGE_BLOCKS, typed(BLOCKS, 'a message'), 0);
const { markdown: _inMessagesOnly, ...viewBlockTypes } = BLOCKS;
const viewBlocks = list(VIEW_BLOCKS, typed(viewBlockTypes, 'a view'), 0);

function noRepeats(entries: unknown[], field: string, at: string, problems: string[]) {
  const seen = new Set<unknown>();
  for (const entry of entries) {
    const id = (entry as Json | null)?.[field];
    if (id === undefined) continue;
    if (seen.has(id)) say(problems, `${field} already exists: ${String(id)}`, at);
    seen.add(id);
  }
}

/** What Slack would refuse in the blocks of a message or view, as its `[ERROR]` texts without that prefix. */
export function blockProblems(blocks: unknown, surface: 'message' | 'view', at: string): string[] {
  const problems: string[] = [];
  (surface === 'message' ? messageBlocks : viewBlocks)(blocks, at, problems);
  if (Array.isArray(blocks)) noRepeats(blocks, 'block_id', at, problems);
  return problems;
}

const viewFields = {
  blocks: viewBlocks,
  private_metadata: string(3000),
  callback_id: string(255),
  external_id: string(255),
};
const viewShapes = typed(
  {
    modal: shape(
      { title: plain(24), blocks: viewBlocks },
      { ...viewFields, submit: plain(24), close: plain(24), clear_on_close: flag, notify_on_close: flag },
    ),
    home: shape({ blocks: viewBlocks }, viewFields),
  },
  'views',
);

/** What Slack would refuse in a view (docs.slack.dev/reference/views). */
export function viewProblems(view: unknown): string[] {
  const problems: string[] = [];
  viewShapes(view, '/view', problems);
  const { type, blocks, submit } = (view ?? {}) as Json;
  if (!Array.isArray(blocks)) return problems;
  noRepeats(blocks, 'block_id', '/view/blocks', problems);
  const asks = blocks.some((block) => (block as Json | null)?.type === 'input');
  if (type === 'modal' && asks && !submit) say(problems, 'missing required field: submit', '/view');
  return problems;
}

/** What Slack would refuse in the answer to a `block_suggestion`. */
export function suggestionProblems(answer: unknown): string[] {
  const problems: string[] = [];
  const groups = (answer as Json | null)?.option_groups !== undefined;
  const body = groups ? shape({ option_groups: list(100, group, 0) }) : shape({ options: list(100, option, 0) });
  body(answer, '', problems);
  return problems;
}
