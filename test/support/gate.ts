import { connect, createServer, type Socket } from 'node:net'

/** A way to a server that can be shut: nobody behind it is reached, as where there is no signal. */
export interface Gate {
  readonly address: string
  /** Where it leads, once that is known. */
  lead(to: string): void
  shut(): void
  open(): void
  close(): Promise<void>
}

export async function makeGate(): Promise<Gate> {
  let [target, isOpen] = [0, true]
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    if (!isOpen) return near.destroy()
    const far = connect(target, '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const drop = () => {
    for (const socket of sockets) socket.destroy()
  }
  const address = server.address()
  return {
    address: `http://localhost:${typeof address === 'object' && address ? address.port : 0}`,
    lead: (to) => {
      target = Number(new URL(to).port)
    },
    shut: () => {
      isOpen = false
      drop()
    },
    open: () => {
      isOpen = true
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        drop()
      }),
  }
}
