import { ApiError, invalidParam } from '../api/api-error.ts'
import type { World } from '../world.ts'

/** An image or file a message points to: there, of the right kind, and uploaded by this app. */
export function checkResource(
  world: World,
  field: string,
  key: unknown,
  kind: 'image' | 'file',
  fits: (fileType: string) => boolean = () => true,
): void {
  if (typeof key !== 'string' || key === '') throw invalidParam(`${field} is required`)
  const upload = world.uploads.get(key)
  if (!upload || upload.kind !== kind) throw invalidParam(`${field} is invalid`)
  if (!upload.own) throw new ApiError(230017, 'Bot is NOT the owner of the resource.')
  if (kind === 'file' && !fits(upload.file_type))
    throw new ApiError(230055, 'The type of file upload does not match the type of message being sent.')
}
