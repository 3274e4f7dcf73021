import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inviteFirstAdministrator } from './administrator.ts'
import { readConfig } from './config.ts'
import { DEMO_PASSWORD, DEMO_PIN, demoOfficers, demoVendorPath, loadDemoWorld } from './demo/world.ts'
import { listen, stopOnSignal } from './listen.ts'
import { openProgram } from './program.ts'

/** The real thing: its own database and key file, and on the first start a one-time code for the first administrator. */
export async function runServe(print: (line: string) => void): Promise<number> {
  const config = readConfig(process.env)
  mkdirSync(dirname(config.databaseFile), { recursive: true, mode: 0o700 })
  const program = await openProgram(config, false)
  const invitation = await inviteFirstAdministrator(program.services)
  const { address, stop } = await listen(program)
  print(`Phố QR: ${address} (${config.origin})`)
  if (invitation) print(invitation)
  await stopOnSignal(stop)
  return 0
}

/** The demo world in a database of its own, thrown away at the end. */
export async function runDemo(print: (line: string) => void): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'pho-qr-demo-'))
  try {
    const config = {
      ...readConfig(process.env),
      databaseFile: join(folder, 'demo.sqlite'),
      keyFile: join(folder, 'demo.keys.json'),
    }
    const program = await openProgram(config, true)
    await loadDemoWorld(program.services)
    const { address, stop } = await listen(program)
    print(`Phố QR, bản dùng thử (số liệu giả định): ${address}`)
    for (const { name, signInName, role } of demoOfficers)
      print(`  ${signInName.padEnd(8)} ${DEMO_PASSWORD}   ${name}, ${role}`)
    print(`  Trang của một chủ hộ: ${address}${demoVendorPath()}   PIN ${DEMO_PIN}`)
    await stopOnSignal(stop)
    return 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
