import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A process that is started in it gets so much memory and no more: whatever takes more is killed by the system. */
export interface MemoryBox {
  /** What to start in place of node. */
  execPath: string
  /** The most that was taken at once, what the system keeps of files for it included. */
  mostMiB(): number
  /** Once nothing runs in it any more. */
  end(): void
}

/** Where a control group is made, and how its limit is called there: of the first and of the second version. */
const sorts = [
  { at: '/sys/fs/cgroup/memory', limit: 'memory.limit_in_bytes', most: 'memory.max_usage_in_bytes' },
  { at: '/sys/fs/cgroup', limit: 'memory.max', most: 'memory.peak' },
] as const

/** Undefined where no control group can be made: without the right to, or on another system. */
export const memoryBox = (folder: string, mib: number): MemoryBox | undefined => {
  for (const { at, limit, most } of sorts) {
    const group = join(at, `lianzhang-bench-${process.pid}`)
    try {
      mkdirSync(group)
    } catch {
      continue
    }
    const end = () => rmdirSync(group)
    if (!existsSync(join(group, limit))) {
      end()
      continue
    }
    writeFileSync(join(group, limit), String(mib * 1024 * 1024))
    const execPath = join(folder, 'node-in-box')
    writeFileSync(
      execPath,
      `#!/bin/sh\necho $$ > '${join(group, 'cgroup.procs')}' && exec '${process.execPath}' "$@"\n`,
      {
        mode: 0o755,
      },
    )
    return { execPath, mostMiB: () => Number(readFileSync(join(group, most), 'utf8')) / 1024 / 1024, end }
  }
  return undefined
}
