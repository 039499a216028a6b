import { cardProblems } from './card-checks.ts';
import { badArgument, badSyntax, tooBig } from './failure.ts';
import { ADAPTIVE_CARD, isObject, type Json, type MessageContent, objectsIn } from './model.ts';

/** About 100 KB as UTF-16, with everything that belongs to the message (learn.microsoft.com: format your messages). */
const MESSAGE_BYTES = 100 * 1024;

/** What would change a message in ways the stand-in does not show: refused, because ignoring it would lie. */
const NOT_EMULATED = ['attachmentLayout', 'suggestedActions', 'deliveryMode', 'expiration', 'speak'];

/** Properties that say nothing to Teams when they are empty, which SDKs send all the same. */
const isSaid = (value: unknown) =>
  value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);

/** Reads the message an app posts or edits. Throws the connector's refusal: 400 or 413. */
export function readContent(body: Json): MessageContent {
  if (Buffer.byteLength(JSON.stringify(body), 'utf16le') > MESSAGE_BYTES) throw tooBig();
  if (body.type !== 'message') throw badSyntax(`Unknown activity type: ${body.type}`);
  const strange = NOT_EMULATED.find((name) => isSaid(body[name]));
  if (strange) throw badArgument(`not emulated: ${strange}`);
  const attachments = objectsIn(body.attachments);
  const text = typeof body.text === 'string' ? body.text : '';
  const card = readCard(attachments);
  if (!text.trim() && !card) throw badSyntax('Activity resulted into empty message: it has neither text nor card');
  return {
    text,
    card,
    summary: typeof body.summary === 'string' ? body.summary : undefined,
    entities: objectsIn(body.entities),
  };
}

function readCard(attachments: Json[]): Json | undefined {
  const [attachment, second] = attachments;
  if (second) throw badArgument('not emulated: several attachments');
  if (!attachment) return undefined;
  if (attachment.contentType !== ADAPTIVE_CARD) throw badArgument(`not emulated: ${attachment.contentType}`);
  const problems = cardProblems(attachment.content);
  if (problems.length > 0 || !isObject(attachment.content))
    throw badSyntax(`The Adaptive Card is not well formed: ${problems.join('; ')}`);
  return attachment.content;
}
