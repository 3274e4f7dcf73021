import { backoff } from './backoff.ts'
import type { SendingState } from './engine.ts'
import { prune } from './keeping.ts'
import { WHOLE } from './outbox.ts'
import { hasWork } from './rounds.ts'
import { sendAll, tellClosures, type Unanswered } from './sending.ts'
import { greet, officerOf } from './session.ts'
import type { Device, Vault } from './vault.ts'

/** One sender among all tabs of the phone. */
const LOCK = 'pho-qr-walk-sending'
/** Milliseconds after a capture that it is sent without being asked: time to correct it first. */
const SOON = 20_000

/** Sends what waits. Whatever goes wrong, everything stays, and what has a receipt is not sent again. */
export class Sender {
  state: SendingState = { kind: navigator.onLine ? 'idle' : 'offline' }
  readonly #vault: Vault
  readonly #changed: () => void
  readonly #pace = { limit: WHOLE }
  #running: Promise<void> | undefined
  #wanted = false
  /** Who is signed in at the server, as far as this page knows. */
  #greeted: Device | undefined
  #failures = 0
  #retry: ReturnType<typeof setTimeout> | undefined
  #soon: ReturnType<typeof setTimeout> | undefined

  constructor(vault: Vault, changed: () => void) {
    this.#vault = vault
    this.#changed = changed
  }

  /** Answers when there is nothing left to do, or nothing that can be done now. */
  send(): Promise<void> {
    this.#wanted = true
    this.#running ??= this.#drain()
    return this.#running
  }

  sendSoon(): void {
    clearTimeout(this.#soon)
    this.#soon = setTimeout(() => this.state.kind === 'idle' && void this.send(), SOON)
  }

  /** Another officer may be signed in by now. */
  forgetWho(): void {
    this.#greeted = undefined
  }

  async #drain(): Promise<void> {
    try {
      while (this.#wanted) {
        this.#wanted = false
        await navigator.locks.request(LOCK, () => this.#run())
      }
    } catch (error) {
      reportError(error)
      this.#fail({ kind: 'late' })
    } finally {
      this.#running = undefined
    }
  }

  async #run(): Promise<void> {
    clearTimeout(this.#retry)
    if (!navigator.onLine) return this.#become({ kind: 'offline' })
    const officer = await officerOf(this.#vault)
    if (officer === undefined) this.forgetWho()
    if (officer === undefined || !(await hasWork(this.#vault, officer.id))) return this.#become({ kind: 'idle' })
    const device = await this.#greet(officer.id)
    if (device === undefined) return
    const progress = (done: number, total: number) => this.#become({ kind: 'sending', done, total })
    const left = await sendAll(this.#vault, device, this.#pace, progress)
    if (typeof left !== 'number') return this.#fail(left)
    const stopped = await tellClosures(this.#vault, device)
    if (stopped !== undefined) return this.#fail(stopped)
    await prune(this.#vault)
    if (left > 0) this.#comeBack()
    else this.#failures = 0
    this.#become({ kind: 'idle' })
  }

  async #greet(officer: string): Promise<Device | undefined> {
    if (this.#greeted?.officer === officer) return this.#greeted
    const reply = await greet(this.#vault)
    if (reply.kind !== 'answered') return this.#fail(reply)
    this.#greeted = reply.value
    return reply.value
  }

  /** Says what is wrong, and comes back to it by itself: not at once, even for who asked meanwhile. */
  #fail(reply: Unanswered): undefined {
    this.#wanted = false
    const status = reply.kind === 'refused' ? reply.status : 0
    if (status >= 400 && status < 500) this.#greeted = undefined
    if (status === 401) return this.#become({ kind: 'signed-out' })
    const retryAt = this.#comeBack()
    this.#become(reply.kind === 'unreachable' ? { kind: 'offline' } : { kind: 'failed', status, retryAt })
  }

  /** Answers when, in milliseconds. */
  #comeBack(): number {
    const wait = backoff(++this.#failures, Math.random())
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => void this.send(), wait)
    return Date.now() + wait
  }

  #become(state: SendingState): undefined {
    this.state = state
    this.#changed()
  }
}
