import { imageSize } from '../api/image-size.ts'
import type { ApiCall, EmuUpload } from '../types.ts'
import type { Upload, World } from '../world.ts'

const factsOf = ({ kind, file_type, file_name, bytes }: Upload): EmuUpload => ({
  file_name,
  bytes: bytes.length,
  ...(kind === 'image' ? imageSize(file_type, bytes) : {}),
})

export const uploadFacts = (world: World): Record<string, EmuUpload> =>
  Object.fromEntries([...world.uploads.values()].map((upload) => [upload.key, factsOf(upload)]))

/** Codes for what a message carries, and addresses that are not here; limits, tokens and absent members are another matter. */
const contentCodes: readonly number[] = [230001, 230025, 230055, 230099, 11310, 11311]
const shown = 5

const isRefusal = ({ status, code, failure }: ApiCall): boolean =>
  failure === undefined && (contentCodes.includes(code) || (status === 404 && code === 0))

export const refusedCalls = ({ calls }: World): ApiCall[] => calls.filter(isRefusal).slice(-shown)
