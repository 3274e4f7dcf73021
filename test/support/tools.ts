import { execFileSync, spawnSync } from 'node:child_process'

/** Programs the tests need, and the Debian package each comes from. */
const TOOLS = [
  { program: 'chromium', packages: ['chromium'] },
  { program: 'pdftoppm', packages: ['poppler-utils'] },
  { program: 'zbarimg', packages: ['zbar-tools'] },
] as const

const isThere = (program: string): boolean => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0

/** Before the first test: what is missing is installed where that is allowed, and named where it is not. */
export default function installTools(): void {
  const missing = TOOLS.filter(({ program }) => !isThere(program))
  if (missing.length === 0) return
  const packages = missing.flatMap((tool) => tool.packages)
  const mayInstall = process.getuid?.() === 0 && isThere('apt-get')
  if (mayInstall) {
    const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
    execFileSync('apt-get', ['update', '-qq'], options)
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options)
  }
  const still = TOOLS.filter(({ program }) => !isThere(program)).map(({ program }) => program)
  if (still.length > 0) {
    throw new Error(
      `The tests need ${still.join(', ')}. On Debian or Ubuntu: sudo apt-get install ${packages.join(' ')}`,
    )
  }
}
