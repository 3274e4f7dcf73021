/** Says below a `[data-file]` field which file was chosen: what the browser says of it is in its own language, and hidden. */
export function watchFiles(page: Document): void {
  page.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'file') return
    const says = target.closest('[data-file]')?.querySelector(':scope > [role="status"]')
    if (says) says.textContent = target.files?.[0]?.name ?? ''
  })
}
