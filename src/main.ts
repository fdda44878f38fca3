import { runCli } from './cli.ts'

/** What nobody caught: say so in one line without a word of what people wrote, and let the supervisor start anew. */
const die = (error: unknown): void => {
  const name = error instanceof Error ? error.name : 'unknown'
  const where = error instanceof Error ? (error.stack?.split('\n')[1]?.trim() ?? '') : ''
  process.stderr.write(
    `${JSON.stringify({ level: 'fatal', time: new Date().toISOString(), msg: 'unexpected', error: `${name} ${where}` })}\n`,
  )
  process.exit(1)
}
// A reader that has seen enough, as in `lianzhang jobs | head -1`, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? process.exit(0) : die(error)))
process.on('uncaughtException', die)
process.on('unhandledRejection', die)

void runCli(process.argv.slice(2), process.env).then((code) => {
  process.exitCode = code
})
