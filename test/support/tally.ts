import { writeFileSync } from 'node:fs'
import type { Reporter } from 'vitest/node'

interface Count {
  files: number
  tests: number
}

/** What `npm test` says at its end. */
export interface Tally {
  passed: number
  failed: number
  on: Record<string, Count>
}

/** Writes for `npm test` how many passed and failed, and on which database. @param on the projects of each */
export const tally = (on: Record<string, readonly string[]>): Reporter => ({
  onTestRunEnd: (modules) => {
    const file = process.env.TEST_TALLY
    if (file === undefined) return
    const counted: Tally = { passed: 0, failed: 0, on: {} }
    for (const database of Object.keys(on)) counted.on[database] = { files: 0, tests: 0 }
    for (const one of modules) {
      const tests = [...one.children.allTests()]
      const failed = tests.filter((test) => test.result().state === 'failed').length
      // A file that cannot even be loaded counts as one failed test, or it would be missing from the line.
      counted.failed += failed === 0 && one.state() === 'failed' ? 1 : failed
      counted.passed += tests.filter((test) => test.result().state === 'passed').length
      const database = Object.entries(on).find(([, projects]) => projects.includes(one.project.name))?.[0]
      const count = database === undefined ? undefined : counted.on[database]
      if (!count) continue
      count.files += 1
      count.tests += tests.length
    }
    writeFileSync(file, JSON.stringify(counted))
  },
})
