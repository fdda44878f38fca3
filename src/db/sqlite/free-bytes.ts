import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Bytes free where the file lies. */
export const freeBytes = async (file: string): Promise<number> => {
  const { bavail, bsize } = await statfs(dirname(file))
  return bavail * bsize
}
