import { once } from 'node:events'
import { parentPort } from 'node:worker_threads'
import type { Said } from './thread.ts'

type Ask<Question, Told> = (question: Question) => Promise<Told>

/** The other end of `createThread`. One task a thread: it ends with its answer, and its memory with it. */
export function inThread<Task, Answer, Question = never, Told = never>(
  work: (task: Task, ask: Ask<Question, Told>) => Promise<Answer>,
): void {
  const port = parentPort
  if (port === null) throw new Error('This program is run as a thread only.')
  const say = (said: Said<Answer, Question>): void => port.postMessage(said)
  const ask: Ask<Question, Told> = async (question) => {
    const told = once(port, 'message')
    say({ question })
    return (await told)[0]
  }
  port.once('message', async (task: Task) => say({ answer: await work(task, ask) }))
}
