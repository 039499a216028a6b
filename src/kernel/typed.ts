/** Zero-width and soft: nothing that is read goes with them. What joins letters and emoji (U+200C, U+200D) stays. */
const UNSEEN = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u2060-\u2064\uFEFF]/g;
const TURNS = /[\u202A-\u202E\u2066-\u2069]+/g;
/** What a mark of direction may stand beside without being inside of a word. */
const EDGE = /[\s,;:()<>"'“”«»+]/;
const BLANKS = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;

/** Text with plain spaces for no-break and narrow ones, which would double the price of a text message. */
export const plainSpaces = (text: string): string => text.replace(BLANKS, ' ');

/**
 * Text as it was meant by whoever typed or pasted it: every blank is a plain one, what cannot be seen is gone, and so
 * are the marks of direction around a word, as telephones put them around the numbers of their contacts. Inside of a
 * word they change how the rest is read: there they stay, for each part to refuse.
 */
export const asTyped = (text: string): string =>
  plainSpaces(text)
    .replace(UNSEEN, '')
    .replace(TURNS, (turns: string, at: number, all: string) => {
      const [before, after] = [all[at - 1], all[at + turns.length]];
      const isInside = before !== undefined && after !== undefined && !EDGE.test(before) && !EDGE.test(after);
      return isInside ? turns : '';
    });

const WIDE: Record<string, string> = {
  '￠': '¢',
  '￡': '£',
  '￥': '¥',
  '￦': '₩',
  '﹩': '$',
  '﹣': '-',
  '﹢': '+',
  '﹪': '%',
};

/** The same with plain digits, letters and signs for full-width ones, as keyboards for Chinese and Japanese give them. */
export const narrow = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[￠￡￥￦﹩﹣﹢﹪]/g, (wide) => WIDE[wide] ?? wide);

/** Control characters but for line breaks and tabs, and what turns the direction of the words around it. */
const UNWANTED = /[[\p{Cc}\u202a-\u202e\u2066-\u2069]--[\n\r\t]]/v;

/** Whether all of its characters can be sent, and none changes how the others are read. */
export const isSendable = (text: string): boolean => text.isWellFormed() && !UNWANTED.test(text);
