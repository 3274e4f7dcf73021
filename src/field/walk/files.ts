/** Hands a file to the phone: into its downloads, from where it can be passed on. */
export function saveFile(file: Blob, name: string): void {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(file), download: name })
  document.body.append(link)
  link.click()
  link.remove()
  // The download has its own hold on the file once the click is through.
  setTimeout(() => URL.revokeObjectURL(link.href))
}
