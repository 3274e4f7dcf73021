/**
 * The longest form of a name that fits: without the characters the font lacks, with over-long words broken, and cut
 * behind a word with "…" where it must be; '' where not even a letter would fit. `fits` is true of shorter names too.
 */
export function shorten(name: string, holds: (letter: string) => boolean, fits: (name: string) => boolean): string {
  const kept = Array.from(name.normalize('NFC')).filter((letter) => /\s/.test(letter) || holds(letter))
  const plain = kept.join('').replace(/\s+/g, ' ').trim()
  if (plain === '' || fits(plain)) return plain
  const words = plain.split(' ').flatMap((word) => breakWord(word, fits))
  const whole = words.join(' ')
  if (fits(whole)) return whole
  for (let count = words.length - 1; count > 0; count--) {
    const cut = `${words
      .slice(0, count)
      .join(' ')
      .replace(/[\s\-–&,.;:(/]+$/, '')}…`
    if (fits(cut)) return cut
  }
  return ''
}

/** Pieces of a word, each as long as fits alone; none where nothing does. */
function breakWord(word: string, fits: (name: string) => boolean): string[] {
  const letters = Array.from(word)
  const pieces: string[] = []
  while (letters.length > 0) {
    let length = letters.length
    while (length > 0 && !fits(letters.slice(0, length).join(''))) length--
    if (length === 0) return pieces
    pieces.push(letters.splice(0, length).join(''))
  }
  return pieces
}
