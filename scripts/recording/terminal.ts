import { spawn } from 'node:child_process'

/** Python's pty: a terminal of 100 columns by 24 rows around a command. */
const pty = `
import os, pty, sys, fcntl, termios, struct, select
pid, fd = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], sys.argv[1:])
fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 100, 0, 0))
while True:
    ready, _, _ = select.select([fd, 0], [], [])
    try:
        if 0 in ready:
            typed = os.read(0, 4096)
            if typed:
                os.write(fd, typed)
        if fd in ready:
            piece = os.read(fd, 4096)
            if not piece:
                break
            os.write(1, piece)
    except OSError:
        break
_, status = os.waitpid(pid, 0)
sys.exit(os.waitstatus_to_exitcode(status))
`

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a terminal is told
const control = /\u001b\[[0-9;?]*[A-Za-z]/g
const question = /(?:\[1\] |\[Y\/n\] |：)$/

export interface TerminalOptions {
  cwd: string
  env: Record<string, string>
  /** What is typed behind a question. */
  answer(question: string): string
  /** A whole line as it stands on the screen. */
  onLine(line: string): void
}

/** A command on a terminal of its own, its questions answered. */
export const onTerminal = (command: string[], { cwd, env, answer, onLine }: TerminalOptions) => {
  const child = spawn('python3', ['-c', pty, ...command], { cwd, env, stdio: ['pipe', 'pipe', 'inherit'] })
  let line = ''
  let asked = false
  const seen: string[] = []
  let woken: () => void = () => undefined
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    const [first = '', ...rest] = piece.replaceAll(control, '').replaceAll('\r', '').split('\n')
    line += first
    for (const next of rest) {
      onLine(line)
      seen.push(line)
      woken()
      asked = false
      line = next
    }
    if (asked || !question.test(line)) return
    asked = true
    child.stdin.write(`${answer(line)}\r`)
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  let over = false
  void ended.then(() => {
    over = true
    woken()
  })
  return {
    ended,
    /** The first line like that, once it stands there. @throws when the command ends without one */
    line: async (wanted: RegExp): Promise<string> => {
      for (;;) {
        const found = seen.find((one) => wanted.test(one))
        if (found !== undefined) return found
        if (over) throw new Error(`ended without ${wanted}`)
        await new Promise<void>((resolve) => {
          woken = resolve
        })
      }
    },
    /** As Ctrl-C does. */
    kill: () => void child.stdin.write('\u0003'),
  }
}
