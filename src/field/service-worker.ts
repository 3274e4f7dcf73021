/** The part of the Service Worker API that is used; TypeScript's DOM has none of it. */
export interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void
}
export interface Asked extends Lasting {
  readonly request: Request
  respondWith(answer: Response | Promise<Response>): void
}
export interface WorkerScope {
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void
  addEventListener<Told>(type: 'message', listener: (event: Lasting & { data: Told }) => void): void
}
