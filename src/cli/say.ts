/** Data goes to stdout, talk to stderr; neither is coloured. */
export const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
export const complain = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

/** Shorter work than this shows nothing. */
const worthTellingMs = 1_000

export interface Progress {
  at(done: number, total: number): void
  end(): void
}

/** One line that moves on a terminal, a plain line every tenth elsewhere. */
export const progress = (what: string): Progress => {
  const terminal = process.stderr.isTTY === true
  const began = performance.now()
  let shown = -1
  return {
    at: (done, total) => {
      if (performance.now() - began < worthTellingMs) return
      const percent = total === 0 ? 100 : Math.floor((done / total) * 100)
      const step = terminal ? percent : Math.floor(percent / 10)
      if (step === shown) return
      shown = step
      if (terminal) process.stderr.write(`\r${what} ${percent}%（${done}/${total}）`)
      else complain(`${what} ${percent}%`)
    },
    end: () => {
      if (terminal && shown >= 0) process.stderr.write('\r\u001b[K')
    },
  }
}

/** 0 done, 1 failed, 2 usage or configuration (decision 18). */
export type ExitCode = 0 | 1 | 2
