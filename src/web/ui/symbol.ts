import { create } from 'qrcode'
import type { CodeSymbol } from '../../domain/symbol.ts'

export { type CodeSymbol, QUIET_ZONE, type Run, runsOf, svgPath } from '../../domain/symbol.ts'

/** The symbol of a payload at error correction M; undefined when it is too long for any. */
export function makeSymbol(payload: string): CodeSymbol | undefined {
  try {
    const { modules } = create(payload, { errorCorrectionLevel: 'M' })
    return { size: modules.size, isDark: (x, y) => modules.get(y, x) === 1 }
  } catch {
    return undefined
  }
}

/** Makes the symbol of a payload, or says that there is none. */
export type SymbolMaker = (payload: string) => CodeSymbol | undefined

/** A maker that makes each symbol once; it is dropped with the sheet it was made for. */
export function rememberSymbols(): SymbolMaker {
  const made = new Map<string, CodeSymbol | undefined>()
  return (payload) => {
    if (!made.has(payload)) made.set(payload, makeSymbol(payload))
    return made.get(payload)
  }
}
