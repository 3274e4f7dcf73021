import { type Share, showShare } from '../../domain/share.ts'
import { vi } from '../messages/vi.ts'

/** A share in a sentence or a cell: 22/34. Nothing counted is said in words, never 0 of 0. */
export const shareWords = (share: Share): string => (share.total === 0 ? vi.ui.none : showShare(share))
