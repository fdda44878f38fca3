import { judgeRules } from '../domain/assessment/judge-rules.ts'
import type { Rules } from '../domain/assessment/rules.ts'
import type { Result } from '../domain/result.ts'
import { type FileFault, readYaml } from './read-yaml.ts'

/** Reads a file of rules of assessment, `assessment/2026.yaml`, as a district file is read. */
export const readRules = (text: string, file: string): Result<Rules, FileFault[]> => readYaml(text, file, judgeRules)
