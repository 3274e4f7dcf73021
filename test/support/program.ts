import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'

export const ROOT = resolve(import.meta.dirname, '../..')
const CLI = resolve(ROOT, 'dist/cli.mjs')
const DEMO_SERVER = resolve(ROOT, 'dist/demo-server.mjs')

export interface Ended {
  status: number | null
  out: string
  err: string
}

/** The built program with its own environment only: no setting leaks in from whoever runs the tests. */
export const start = (args: string[], env: Record<string, string> = {}, cwd = ROOT): ChildProcessWithoutNullStreams =>
  startFile(CLI, args, env, cwd)

/** The same for a step of the demo made for the tests. */
export const startDemoStep = (args: string[], env: Record<string, string> = {}): ChildProcessWithoutNullStreams =>
  startFile(DEMO_SERVER, args, env, ROOT)

function startFile(file: string, args: string[], env: Record<string, string>, cwd: string) {
  return spawn(process.execPath, [file, ...args], { cwd, env: { PATH: process.env.PATH ?? '', ...env } })
}

/** Runs a command to its end. */
export async function run(args: string[], { input = '', env = {}, cwd = ROOT } = {}): Promise<Ended> {
  const child = start(args, env, cwd)
  child.stdin.end(input)
  const [out, err, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((done) => child.once('exit', done)),
  ])
  return { status, out, err }
}

/** Waits until the program has printed the pattern; rejects when it ends first. */
export function printed(child: ChildProcessWithoutNullStreams, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((done, fail) => {
    let seen = ''
    child.stdout.on('data', (chunk) => {
      seen += chunk
      const found = pattern.exec(seen)
      if (found) done(found)
    })
    child.stderr.on('data', (chunk) => {
      seen += chunk
    })
    child.once('exit', (status) => fail(new Error(`ended with ${status}:\n${seen}`)))
  })
}

/** Ends a program by its own pid and answers its exit code. */
export async function stop(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  child.kill('SIGTERM')
  return ended
}

/** A port nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
