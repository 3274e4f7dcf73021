import { shrink } from './shrink.ts'

/** Makes a photo chosen in a `[data-evidence]` field small before it is sent: signal in a market is dear. */
export function watchEvidence(page: Document): void {
  page.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'file') return
    const field = target.closest<HTMLElement>('[data-evidence]')
    const photo = target.files?.[0]
    if (field && photo) void shrinkIn(field, target, photo)
  })
}

async function shrinkIn(field: HTMLElement, input: HTMLInputElement, photo: File): Promise<void> {
  const small = await shrink(photo).catch(() => undefined)
  if (input.files?.[0] !== photo) return
  if (small) {
    const files = new DataTransfer()
    files.items.add(new File([small], 'anh.jpg', { type: 'image/jpeg' }))
    input.files = files.files
  }
  const says = field.querySelector(':scope > [role="status"]')
  if (says) says.textContent = (small ? field.dataset.evidence : field.dataset.unread) ?? ''
}
