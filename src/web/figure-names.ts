import type { Indicator } from '../domain/indicators.ts'
import { vi } from './messages/vi.ts'

/** What every figure is called, on the pages and on paper alike. */
export const FIGURE_NAMES: Readonly<Record<Indicator, string>> = { ...vi.ui.figures, ...vi.lasting.names }
