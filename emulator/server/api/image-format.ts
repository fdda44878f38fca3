import { imageSize } from './image-size.ts'

const startsWith = (bytes: Uint8Array, ...head: number[]): boolean => head.every((byte, i) => bytes[i] === byte)

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1')

/** The format by its first bytes, or undefined for what Feishu does not take. */
export function imageFormat(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47)) return 'png'
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'jpeg'
  if (latin(bytes, 0, 3) === 'GIF') return 'gif'
  if (latin(bytes, 0, 2) === 'BM') return 'bmp'
  if (latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WEBP') return 'webp'
  if (startsWith(bytes, 0, 0, 1, 0)) return 'ico'
  if (['II*\0', 'MM\0*'].includes(latin(bytes, 0, 4))) return 'tiff'
  if (/^ftyphei|^ftypmif/.test(latin(bytes, 4, 12))) return 'heic'
  return undefined
}

/** 12000×12000, GIF 2000×2000. */
export function tooLarge(format: string, bytes: Uint8Array): boolean {
  const { width, height } = imageSize(format, bytes) ?? { width: 0, height: 0 }
  return Math.max(width, height) > (format === 'gif' ? 2000 : 12_000)
}
