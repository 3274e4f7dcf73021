/** Longest side in pixels and quality of a photo as it leaves the phone: the server makes it smaller still. */
const SIDE = 1600
const QUALITY = 0.8

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

async function shrink(photo: Blob): Promise<Blob | undefined> {
  const picture = await createImageBitmap(photo)
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height))
  const size = { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) }
  const canvas = Object.assign(document.createElement('canvas'), size)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, size.width, size.height)
  picture.close()
  return new Promise((done) => canvas.toBlob((blob) => done(blob ?? undefined), 'image/jpeg', QUALITY))
}
