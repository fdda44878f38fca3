import { spawnSync } from 'node:child_process'

/** Whether this account may mount anything: elsewhere no disk can be filled without filling the machine's. */
export const mayMount = (): boolean =>
  process.getuid?.() === 0 && spawnSync('unshare', ['--mount', 'true']).status === 0
