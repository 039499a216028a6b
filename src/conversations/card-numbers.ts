/** Whether a payment card number stands in the text. */
export const hasCardNumber = (text: string): boolean => maskCardNumbers(text) !== text;

/** The text with all but the last four digits of every payment card number as `•`. */
export function maskCardNumbers(text: string): string {
  return text.replace(/\d(?:[ .-]?\d){12,18}/g, (run) => {
    const digits = run.replace(/\D/g, '');
    if (!passesLuhn(digits)) return run;
    let left = digits.length - 4;
    return run.replace(/\d/g, (digit) => (left-- > 0 ? '•' : digit));
  });
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
