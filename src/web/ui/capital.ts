/** A name at the head of a line: Xã Bình Sơn. */
export const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)
