/** First characters by which a spreadsheet takes a text for a formula, full width ones included (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u

/**
 * A text as a cell may hold it: what a program would run as a formula begins with an apostrophe, and characters that XML
 * cannot hold are left out. Typed text cells are safe by themselves; the file may be saved as CSV and opened again.
 */
export function cellText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are forbidden in XML 1.0, 2.2
  const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  return FORMULA.test(clean) ? `'${clean}` : clean
}
