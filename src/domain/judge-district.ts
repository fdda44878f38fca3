import { type District, districtKeys, districtSchema } from './district.ts'
import { crossCheck } from './district-conflicts.ts'
import { type FileProblem, judgeFile } from './judge-file.ts'
import type { Result } from './result.ts'

/** Reads the parsed district file: every problem at once. */
export const judgeDistrict = (data: unknown): Result<District, FileProblem[]> =>
  judgeFile(data, { schema: districtSchema, keys: districtKeys, crossCheck })
