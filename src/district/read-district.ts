import type { District } from '../domain/district.ts'
import { judgeDistrict } from '../domain/judge-district.ts'
import type { Result } from '../domain/result.ts'
import { type FileFault, readYaml } from './read-yaml.ts'

/** Reads a district file. Every error at once, in the order of the lines; `file` is the name to report, nothing is opened. */
export const readDistrict = (text: string, file: string): Result<District, FileFault[]> =>
  readYaml(text, file, judgeDistrict)
