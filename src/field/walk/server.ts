import type { Answer, Failure } from './engine.ts'

/** What came of asking the server. */
export type Reply<Value> =
  | { readonly kind: 'answered'; readonly value: Value; readonly bytes: number }
  | { readonly kind: 'refused'; readonly status: number }
  /** No signal, or a network that answers in the server's place. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'late' }

/** Milliseconds an answer may take, and bytes a second that a bad signal still carries. */
const PATIENCE = 25_000
const SLOWEST = 4 * 1024

/** Asks the server for JSON: by GET, or by POST where there is something to tell it. */
export async function ask<Value>(path: string, told?: unknown): Promise<Reply<Value>> {
  const body = told === undefined ? undefined : JSON.stringify(told)
  const patience = PATIENCE + ((body?.length ?? 0) / SLOWEST) * 1000
  const post = { method: 'POST', headers: { 'Content-Type': 'application/json' } }
  try {
    const answer = await fetch(path, {
      ...(body !== undefined && { ...post, body }),
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      // Older browsers wait as long as the network does.
      ...(AbortSignal.timeout !== undefined && { signal: AbortSignal.timeout(patience) }),
    })
    return await read(answer)
  } catch (error) {
    return { kind: error instanceof Error && error.name === 'TimeoutError' ? 'late' : 'unreachable' }
  }
}

async function read<Value>(answer: Response): Promise<Reply<Value>> {
  if (!answer.ok) return { kind: 'refused', status: answer.status }
  const text = await answer.text()
  if (!answer.headers.get('Content-Type')?.startsWith('application/json')) return { kind: 'unreachable' }
  const bytes = Number(answer.headers.get('Content-Length')) || new TextEncoder().encode(text).length
  return { kind: 'answered', value: JSON.parse(text), bytes }
}

/** Why nothing came of it, in the words of the screens. */
export function failureOf(reply: Exclude<Reply<unknown>, { kind: 'answered' }>): { ok: false; why: Failure } {
  if (reply.kind !== 'refused') return { ok: false, why: 'offline' }
  if (reply.status === 401) return { ok: false, why: 'signed-out' }
  return { ok: false, why: reply.status === 403 || reply.status === 404 ? 'not-allowed' : 'failed' }
}

export const answerOf = <Value>(reply: Reply<Value>): Answer<Value> =>
  reply.kind === 'answered' ? { ok: true, value: reply.value } : failureOf(reply)
