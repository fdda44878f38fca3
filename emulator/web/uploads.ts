import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { EmuUpload } from '../server/types.ts'

/** What is known of pictures and files by their key. */
export const Uploads = createContext<Record<string, EmuUpload>>({})

export const useUpload = (key: string): EmuUpload | undefined => useContext(Uploads)[key]

/** Undefined for what is no key of an upload. */
export const resourcePath = (key: string): string | undefined =>
  /^[\w-]+$/.test(key) ? `/_emu/resources/${key}` : undefined

/** `900 字节`, `1.5 KB`, `12 MB`. */
export const sizeWords = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} 字节`
  const [size, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB']
  return `${size.toFixed(size < 10 ? 1 : 0)} ${unit}`
}
