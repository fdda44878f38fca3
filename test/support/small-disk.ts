import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

const mount = (...args: string[]): void => {
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`mount ${args.join(' ')}: ${stderr}`)
}

/** A disk of a few megabytes, gone with the test. @param owner whose it is */
export const smallDisk = (megabytes: number, owner: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'lz-disk-'))
  const options = (size: number) => `size=${size}m,mode=700,uid=${owner}`
  mount('-o', options(megabytes), 'tmpfs', folder)
  onTestFinished(() => {
    spawnSync('umount', [folder])
    rmdirSync(folder)
  })
  return { folder, grow: (size: number) => mount('-o', `remount,${options(size)}`, 'tmpfs', folder) }
}
