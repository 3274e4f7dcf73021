import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = process.env.SHARED_DATA ?? resolve(root, '../shared/data')

/** Whether the folder of third-party facts is there: env SHARED_DATA, else `../shared/data` beside the repository. */
export const sharedDataPresent = existsSync(folder)

/** The parsed JSON file of that name, or undefined where the folder is absent. A missing file in it is an error. */
export function sharedData<Json>(name: string): Json | undefined {
  return sharedDataPresent ? (JSON.parse(readFileSync(resolve(folder, name), 'utf8')) as Json) : undefined
}
