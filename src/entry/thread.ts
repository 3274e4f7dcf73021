import { type ResourceLimits, Worker } from 'node:worker_threads'

/** What a task may cost. */
export interface Limits {
  /** Milliseconds after which a task is given up. */
  readonly time: number
  readonly memory: ResourceLimits
  /** How many tasks may be there at once, the one in hand among them. */
  readonly waiting: number
}

/** How a task came out: without an answer when too many were there, a limit was met, or the thread ended by itself. */
export type Outcome<Answer> =
  | { readonly end: 'answer'; readonly answer: Answer }
  | { readonly end: 'busy' | 'time' | 'memory' | 'silence' }

/** What a thread says: its answer, or a question that it cannot go on without. */
export type Said<Answer, Question = never> = { readonly answer: Answer } | { readonly question: Question }

/** Answers a question of the thread. */
export type Reply<Question> = (question: Question) => unknown
type Ask<Task, Answer, Question> = (task: Task, reply?: Reply<Question>) => Promise<Outcome<Answer>>

/**
 * Gives tasks to a program, one at a time and each in a thread of its own within limits of time and memory, so that a
 * hostile one costs no more than its turn and holds up nobody's page. Rejects when the program fails.
 */
export function createThread<Task, Answer, Question = never>(
  program: string,
  limits: Limits,
): Ask<Task, Answer, Question> {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return async (task, reply) => {
    if (waiting >= limits.waiting) return { end: 'busy' }
    waiting += 1
    const turn = last.then(() => runInThread<Task, Answer, Question>(program, limits, task, reply))
    last = turn.catch(() => undefined)
    return turn.finally(() => {
      waiting -= 1
    })
  }
}

async function runInThread<Task, Answer, Question>(
  program: string,
  { time, memory }: Limits,
  task: Task,
  reply: Reply<Question> = () => undefined,
): Promise<Outcome<Answer>> {
  const thread = new Worker(program, { resourceLimits: memory })
  let end: 'time' | 'silence' = 'silence'
  const timer = setTimeout(() => {
    end = 'time'
    void thread.terminate()
  }, time)
  try {
    return await new Promise((resolve, reject) => {
      thread.on('message', (said: Said<Answer, Question>) => {
        if ('answer' in said) resolve({ end: 'answer', answer: said.answer })
        else
          Promise.resolve(said.question)
            .then(reply)
            .then((told) => thread.postMessage(told))
            .catch(reject)
      })
      thread.once('error', (error) => (isOutOfMemory(error) ? resolve({ end: 'memory' }) : reject(error)))
      thread.once('exit', () => resolve({ end }))
      thread.postMessage(task)
    })
  } finally {
    clearTimeout(timer)
    // The next one begins when the memory of this one is given back.
    await thread.terminate()
  }
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
