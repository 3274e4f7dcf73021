import { useRef } from 'preact/hooks'

/** Does a work once, however often its button is tapped, until the work answers that it was not done. */
export function useOnce(): (work: () => Promise<boolean>) => Promise<void> {
  const isBusy = useRef(false)
  return async (work) => {
    if (isBusy.current) return
    isBusy.current = true
    try {
      isBusy.current = await work()
    } catch (error) {
      isBusy.current = false
      throw error
    }
  }
}
