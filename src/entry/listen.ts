import type { Server } from 'node:http'
import { join } from 'node:path'
import { type ServerType, serve } from '@hono/node-server'
import { activate } from './activate.ts'
import { BadSetting } from './config.ts'
import { type Program, ROOT } from './program.ts'
import { snapshotClock } from './snapshot-clock.ts'
import { createStatic } from './static.ts'

export interface Listening {
  /** Address of the server itself, for the console and for tests. */
  address: string
  /** Stops taking requests, finishes those in flight, closes the database. */
  stop(): Promise<void>
}

const MINUTE = 60_000
const SWEEP_PERIOD = 50

/** Serves on loopback: TLS and the public address are a reverse proxy's. */
export async function listen({ config, app, services, store }: Program): Promise<Listening> {
  const files = createStatic(join(ROOT, 'public'), services.assets)
  const fetch = (request: Request): Response | Promise<Response> => files(request) ?? app.fetch(request)
  const server = await new Promise<ServerType>((resolve, reject) => {
    const opening = serve({ fetch, port: config.port, hostname: '127.0.0.1' }, () => resolve(opening))
    opening.once('error', (error) => reject(portFault(error, config.port)))
  })
  await activate(services)
  const snapshots = snapshotClock(services)
  void snapshots.tick()
  const timer = setInterval(() => {
    void activate(services)
    void snapshots.tick()
  }, MINUTE)
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  return {
    address: `http://localhost:${port}`,
    async stop() {
      clearInterval(timer)
      await snapshots.stop()
      await close(server as Server)
      store.close()
    },
  }
}

/** A port that cannot be had is a setting for the person at the console to change. */
function portFault(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new BadSetting(`PORT ${port} is used by another program: stop that one, or set another PORT.`)
  if (error.code === 'EACCES') return new BadSetting(`PORT ${port} may not be used by this user: set one from 1024 up.`)
  return error
}

/** Ends when the last answer has been sent; a connection that was in use then falls idle and is closed. */
async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_PERIOD)
  await closed
  clearInterval(sweep)
}

/** Stops on SIGTERM or Ctrl+C; a second signal does not wait. */
export function stopOnSignal(stop: () => Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1))
        stop().then(resolve, (error) => {
          console.error(error)
          process.exit(1)
        })
      })
    }
  })
}
