import { execFileSync, spawnSync } from 'node:child_process'

/** Programs the tests need, under any of their names, and the Debian package each comes from. */
const TOOLS = [
  { program: 'chromium', names: ['chromium', 'chromium-browser', 'google-chrome'], packages: ['chromium'] },
  { program: 'pdftoppm', names: ['pdftoppm'], packages: ['poppler-utils'] },
  { program: 'zbarimg', names: ['zbarimg'], packages: ['zbar-tools'] },
  { program: 'rsvg-convert', names: ['rsvg-convert'], packages: ['librsvg2-bin'] },
  {
    program: 'soffice',
    names: ['soffice', 'libreoffice'],
    // Liberation Serif is as wide as Times New Roman: pages break where they will.
    packages: ['libreoffice-writer-nogui', 'libreoffice-calc-nogui', 'fonts-liberation'],
  },
] as const

const pathOf = (name: string): string =>
  spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()
const hasTool = ({ names }: (typeof TOOLS)[number]): boolean => names.some((name) => pathOf(name) !== '')

/** The browser that is there, by whichever name; the tests end before they begin where there is none. */
export const chromiumPath = (): string => TOOLS[0].names.map(pathOf).find((path) => path !== '') ?? ''

/** Before the first test: what is missing is installed where that is allowed, and named where it is not. */
export default function installTools(): void {
  const missing = TOOLS.filter((tool) => !hasTool(tool))
  if (missing.length === 0) return
  const packages = missing.flatMap((tool) => tool.packages)
  const mayInstall = process.getuid?.() === 0 && pathOf('apt-get') !== ''
  if (mayInstall) {
    const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
    execFileSync('apt-get', ['update', '-qq'], options)
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options)
  }
  const still = TOOLS.filter((tool) => !hasTool(tool)).map(({ program }) => program)
  if (still.length > 0) {
    throw new Error(
      `The tests need ${still.join(', ')}. On Debian or Ubuntu: sudo apt-get install ${packages.join(' ')}`,
    )
  }
}
