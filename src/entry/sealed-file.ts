import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { closeSync, fstatSync, fsyncSync, openSync, readSync, rmSync, writeSync } from 'node:fs'

/*
 * A file under a key of 32 bytes: AES-256-GCM over chunks of 1 MiB, so that gigabytes pass through a few megabytes of
 * memory. Each file has a key of its own, made from the given one and the salt in its header. The header is bound to
 * every chunk; a nonce is the chunk's number and whether it is the last, so that none can be moved, left out or added
 * (Hoang, Reyhanitabar, Rogaway, Vizár: STREAM, 2015).
 *
 *   'pho-qr backup 1\n'  16 bytes
 *   name of the key       8 bytes
 *   salt                 32 bytes
 *   chunks: up to 1 MiB of ciphertext and a tag of 16 bytes; only the last is shorter
 */
const MAGIC = Buffer.from('pho-qr backup 1\n')
const SQLITE = Buffer.from('SQLite format 3\0')
const [NAME, SALT, TAG, CHUNK] = [8, 32, 16, 1024 * 1024]
const HEADER = MAGIC.length + NAME + SALT
const CIPHER = 'aes-256-gcm'

/** A file that is not opened; the message goes on from its name. */
export class UnopenedFile extends Error {}

const derive = (key: Buffer, salt: Buffer | string, purpose: string, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, `pho-qr/backup/${purpose}`, bytes))

/** By which a key is known in a header, so that another one is told from damage. It tells nothing of the key. */
export const nameOfKey = (key: Buffer): string => derive(key, '', 'name', NAME).toString('hex')

/** Writes `from` sealed to a new file `to`, down to the disk. */
export function sealFile(from: string, to: string, key: Buffer): void {
  const header = Buffer.concat([MAGIC, Buffer.from(nameOfKey(key), 'hex'), randomBytes(SALT)])
  const own = derive(key, header.subarray(-SALT), 'chunks', 32)
  passThrough(from, to, (file, write) => {
    write(header)
    eachChunk(file, 0, CHUNK, (chunk, nonce) => {
      const cipher = createCipheriv(CIPHER, own, nonce).setAAD(header)
      write(Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]))
    })
  })
}

/** Writes what was sealed in `from` to a new file `to`; throws UnopenedFile and leaves nothing of it when it does not open. */
export function unsealFile(from: string, to: string, key: Buffer): void {
  passThrough(from, to, (file, write) => {
    const header = readHeader(file, key)
    const own = derive(key, header.subarray(-SALT), 'chunks', 32)
    eachChunk(file, HEADER, CHUNK + TAG, (chunk, nonce) => write(openChunk(chunk, own, nonce, header)))
  })
}

function openChunk(chunk: Buffer, key: Buffer, nonce: Buffer, header: Buffer): Buffer {
  try {
    const [text, tag] = [chunk.subarray(0, -TAG), chunk.subarray(-TAG)]
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG }).setAAD(header).setAuthTag(tag)
    return Buffer.concat([decipher.update(text), decipher.final()])
  } catch {
    throw new UnopenedFile('is damaged or not whole')
  }
}

function readHeader(file: number, key: Buffer): Buffer {
  const header = readAt(file, 0, HEADER)
  if (header.subarray(0, SQLITE.length).equals(SQLITE)) throw new UnopenedFile('is a plain database, and no backup')
  if (!header.subarray(0, MAGIC.length).equals(MAGIC)) throw new UnopenedFile('is no backup of this program')
  if (header.length < HEADER) throw new UnopenedFile('is damaged or not whole')
  const name = header.subarray(MAGIC.length, MAGIC.length + NAME).toString('hex')
  if (name === nameOfKey(key)) return header
  throw new UnopenedFile(`was made under the key ${name}, and this is ${nameOfKey(key)}`)
}

/** The chunks of an open file from a place on, each with its nonce. Of an empty one the only chunk is the last. */
function eachChunk(file: number, start: number, size: number, take: (chunk: Buffer, nonce: Buffer) => void): void {
  const end = fstatSync(file).size
  for (let [at, number] = [start, 0]; number === 0 || at < end; at += size, number++) {
    const nonce = Buffer.alloc(12)
    nonce.writeUInt32BE(number, 0)
    nonce.writeUInt8(at + size >= end ? 1 : 0, 11)
    take(readAt(file, at, size), nonce)
  }
}

function readAt(file: number, at: number, size: number): Buffer {
  const bytes = Buffer.alloc(size)
  let read = 0
  for (let got = -1; got !== 0 && read < size; read += got) got = readSync(file, bytes, read, size - read, at + read)
  return bytes.subarray(0, read)
}

function passThrough(from: string, to: string, pass: (file: number, write: (bytes: Buffer) => void) => void): void {
  const [file, made] = [openSync(from, 'r'), openSync(to, 'wx', 0o600)]
  try {
    pass(file, (bytes) => {
      for (let at = 0; at < bytes.length; ) at += writeSync(made, bytes, at)
    })
    fsyncSync(made)
  } catch (error) {
    rmSync(to)
    throw error
  } finally {
    closeSync(file)
    closeSync(made)
  }
}
