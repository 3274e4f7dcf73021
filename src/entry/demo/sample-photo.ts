import jpeg from 'jpeg-js'

/** MẪU, a dot for each pixel: nobody is to take the picture for one of a stall. */
const LETTERS = [
  '.......#.#.......',
  '........#........',
  '.......#.........',
  '#...#..##...#...#',
  '##.##.#..#..#...#',
  '#.#.#.####..#...#',
  '#...#.#..#..#...#',
  '#...#.#..#...###.',
]
const DOT = 12
const MARGIN = 4
const [PAPER, INK] = [232, 96]

/** A JPEG in grey that says that it is a sample. */
export function drawSamplePhoto(): Uint8Array {
  const width = ((LETTERS[0]?.length ?? 0) + 2 * MARGIN) * DOT
  const height = (LETTERS.length + 2 * MARGIN) * DOT
  const data = new Uint8Array(width * height * 4).fill(255)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const dot = LETTERS[Math.floor(y / DOT) - MARGIN]?.[Math.floor(x / DOT) - MARGIN]
      data.fill(dot === '#' ? INK : PAPER, (y * width + x) * 4, (y * width + x) * 4 + 3)
    }
  return jpeg.encode({ data, width, height }, 80).data
}
