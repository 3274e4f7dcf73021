import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readKeyFile } from '../../src/entry/key-file.ts'
import { verifyAudit } from '../../src/store/audit.ts'
import { openKeyring } from '../../src/store/keyring.ts'
import { openNodeStore } from '../../src/store/node.ts'
import { findOfficerBySignInName } from '../../src/store/officers.ts'
import { audit, sessions } from '../../src/store/schema.ts'
import { confirmSecondFactor, findSecondFactor, offerSecondFactor } from '../../src/store/second-factors.ts'
import { freePort, printed, ROOT, run, start, stop } from '../support/program.ts'

const STATIC = '00020101021138540010A00000072701240006970436011010175956000208QRIBFTTA53037045802VN63048534'

describe('code read', () => {
  test('prints one JSON object for each line, in order', async () => {
    const { status, out } = await run(['code', 'read', '-'], { input: `${STATIC}\nhttps://example.vn/pay\n\n` })
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(status).toBe(0)
    expect(lines).toHaveLength(3)
    expect(lines[1]).toMatchObject({ ok: false })
    expect(lines[2]).toMatchObject({ ok: false })
  })

  test('reads back what code build prints, leaving absent fields out', async () => {
    const { out } = await run(['code', 'build', '--bin', '970436', '--account', '1017595600'])
    const read = await run(['code', 'read', '-'], { input: out })
    expect(JSON.parse(read.out)).toEqual({
      ok: true,
      kind: 'transfer-account',
      bin: '970436',
      account: '1017595600',
      service: 'QRIBFTTA',
      country: 'VN',
      warnings: [],
    })
  })

  test('a blank after the code is no part of the line end: it is refused', async () => {
    const { out } = await run(['code', 'build', '--bin', '970436', '--account', '1017595600'])
    const read = await run(['code', 'read', '-'], { input: `${out.trimEnd()} \n` })
    expect(JSON.parse(read.out).ok).toBe(false)
  })
})

describe('code build', () => {
  test('takes every field and folds Vietnamese to what a code may carry', async () => {
    const args = [
      '--bin',
      '970436',
      '--account',
      '1017595600',
      '--amount',
      '35000',
      '--memo',
      'Gạo chị Út',
      '--city',
      'QUANG NGAI',
    ]
    const { out } = await run(['code', 'build', ...args])
    const read = await run(['code', 'read', '-'], { input: out })
    expect(JSON.parse(read.out)).toMatchObject({ ok: true, amount: 35_000, memo: 'GAO CHI UT', warnings: [] })
  })

  test.each([
    [['--bin', '97043', '--account', '1'], /bin/],
    [['--bin', '970436', '--account', ''], /account/],
    [['--bin', '970436', '--account', '1', '--amount', '0'], /bad-amount/],
    [['--bin', '970436', '--account', '1', '--amount', '-5'], /amount/],
    [['--bin', '970436', '--account', '1', '--amount', '1.5'], /bad-amount/],
    [['--bin', '970436', '--account', '1', '--service', 'QRPUSH'], /service/],
    [['--bin', '970436', '--account', '1', '--memo', 'A'.repeat(26)], /memo/],
  ])('refuses %j by name and prints no payload', async (args, name) => {
    const { status, out, err } = await run(['code', 'build', ...args])
    expect(status).toBe(1)
    expect(out).toBe('')
    expect(err).toMatch(name)
  })
})

describe('serve', () => {
  let folder: string
  const env = (more: Record<string, string> = {}) => ({
    PORT: '0',
    DATABASE_FILE: join(folder, 'pho-qr.sqlite'),
    KEY_FILE: join(folder, 'keys.json'),
    ...more,
  })
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pho-qr-test-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('starts empty: a key file only its owner reads, a one-time code, a health page, an orderly end', async () => {
    const child = start(['serve'], env())
    const [, address, code] = await printed(
      child,
      /(http:\/\/localhost:\d+)[\s\S]*?\n\s+([0-9A-Z]{4}(?:-[0-9A-Z]{4})+)\n/,
    )
    expect(code?.replaceAll('-', '').length).toBeGreaterThanOrEqual(10)
    const health = await (await fetch(`${address}/healthz`)).json()
    expect(health).toMatchObject({ ok: true, schema: 15, program: '0.1.0' })
    expect(statSync(join(folder, 'keys.json')).mode & 0o777).toBe(0o600)
    expect(await stop(child)).toBe(0)
  })

  test('finishes what is in flight before it ends', async () => {
    const port = await freePort()
    const child = start(['serve'], env({ PORT: String(port) }))
    await printed(child, /http:\/\/localhost/)
    const body = 'name=quantri&password=12345678901'
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': body.length,
      origin: `http://localhost:${port}`,
      expect: '100-continue',
    }
    const ended = once(child, 'exit')
    const answered = new Promise<number | undefined>((done, fail) => {
      const sent = request(`http://127.0.0.1:${port}/sign-in`, { method: 'POST', headers }, (response) => {
        response.resume().on('end', () => done(response.statusCode))
      })
      sent.on('error', fail)
      // The server has the head and waits for the body: only now is it told to end.
      sent.once('continue', () => {
        child.kill('SIGTERM')
        setImmediate(() => sent.end(body))
      })
      sent.flushHeaders()
    })
    expect(await answered).toBe(422)
    expect(await ended).toEqual([0, null])
  })

  test.each([
    [{ PORT: 'x' }, /^PORT must be a whole number.*\n$/],
    [{ DATABASE_FILE: '' }, /^DATABASE_FILE is set but empty.*\n$/],
    [{ PUBLIC_ORIGIN: 'http://phoqr.example' }, /^PUBLIC_ORIGIN must begin with https.*\n$/],
  ])('%o stops the start with one sentence', async (wrong, sentence) => {
    const { status, err } = await run(['serve'], { env: env(wrong) })
    expect(status).toBe(1)
    expect(err).toMatch(sentence)
  })

  test('a port that is taken stops the start with one sentence', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const { status, err } = await run(['serve'], { env: env({ PORT: String(port) }) })
    other.close()
    expect([status, err]).toEqual([1, `PORT ${port} is used by another program: stop that one, or set another PORT.\n`])
  })

  test('never makes new keys for a database that has lost its own, nor uses keys that others can read', async () => {
    const gone = await run(['serve'], { env: env({ KEY_FILE: join(folder, 'gone.json') }) })
    expect(gone.err).toMatch(/^The key file .* is missing but the database .* exists/)
    expect(existsSync(join(folder, 'gone.json'))).toBe(false)
    chmodSync(join(folder, 'keys.json'), 0o644)
    const open = await run(['serve'], { env: env() })
    expect(open.err).toMatch(/can be read by others: run chmod 600/)
    writeFileSync(join(folder, 'broken.json'), '{', { mode: 0o600 })
    const broken = await run(['serve'], { env: env({ KEY_FILE: join(folder, 'broken.json') }) })
    expect([gone.status, open.status, broken.status]).toEqual([1, 1, 1])
    expect(broken.err).toMatch(/is not JSON/)
  })
})

describe('second-factor-reset', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pho-qr-test-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('takes a lost second factor and the open sessions away at the console, and says so in the audit', async () => {
    const [databaseFile, keyFile] = [join(folder, 'pho-qr.sqlite'), join(folder, 'keys.json')]
    const env = { DATABASE_FILE: databaseFile, KEY_FILE: keyFile }
    expect((await run(['administrator', 'Võ Thị Ánh', 'anh'], { env })).status).toBe(0)
    const keys = await openKeyring(readKeyFile({ keyFile, databaseFile }))
    const store = openNodeStore(databaseFile, join(ROOT, 'drizzle'), keys)
    const { id: officer } = (await findOfficerBySignInName(store.read, 'anh')) ?? { id: '' }
    const session = { idHash: 'h', officer, createdAt: 1, expiresAt: 9e9, endsAt: 9e9, confirmedAt: 1, mac: 'm' }
    const writes = [offerSecondFactor(store.read, officer, 's'), confirmSecondFactor(store.read, officer, 1, 1)]
    await store.commit([...writes, store.read.insert(sessions).values(session)], [])
    const { status, out } = await run(['second-factor-reset', 'anh'], { env })
    expect([status, out.trimEnd().split('\n').length]).toEqual([0, 1])
    expect(out).toContain('Võ Thị Ánh')
    expect(await findSecondFactor(store.read, officer)).toBeUndefined()
    expect(await store.read.select().from(sessions)).toEqual([])
    const [last] = (await store.read.select().from(audit)).slice(-1)
    expect(last).toMatchObject({ actor: 'console', action: 'second-factor.reset', subject: officer })
    expect(await verifyAudit(store.read, keys)).toMatchObject({ ok: true })
    store.close()
    const again = await run(['second-factor-reset', 'anh'], { env })
    expect([again.status, again.err]).toEqual([1, 'Nobody signs in as anh with a second factor.\n'])
    expect((await run(['second-factor-reset'], { env })).status).toBe(2)
  })
})

describe('the command line', () => {
  test('an unknown command shows the commands and fails', async () => {
    const { status, err } = await run(['sere'])
    expect(status).toBe(2)
    expect(err).toContain('units import FILE')
  })

  test('an unknown option is one sentence, not a stack', async () => {
    const { status, err } = await run(['code', 'build', '--colour', 'red'])
    expect(status).toBe(1)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  })
})
