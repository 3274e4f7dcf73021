import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The folders whose files take longest, longest first; within one, vitest's own order. */
const LONG = ['/test/browser/', '/test/store/', '/test/entry/', '/test/web/']

const rankOf = ({ moduleId }: TestSpecification): number => {
  const rank = LONG.findIndex((folder) => moduleId.includes(folder))
  return rank < 0 ? LONG.length : rank
}

/** Long files begin first, on a machine that has never run them too, so that no worker is left alone with one at the end. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => rankOf(a) - rankOf(b))
  }
}
