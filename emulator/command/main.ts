import { seedSchema } from '../server/seed-shape.ts'
import { readOptions } from './options.ts'
import { start } from './start.ts'

const usage = `Usage: npm run emulator -- [options]
  --seed FILE      people, groups and the app; emulator/seed.schema.json says what goes in. Default: emulator/seed.example.json
  --webhook URL    where your bot listens for events and clicks
  --port N         of the page and the API, on 127.0.0.1; 0 takes a free one. Default: 4180
  --schema         print the JSON Schema of a seed
  --help           this text
`

const print = (line: string): void => void process.stdout.write(`${line}\n`)

const signalled = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })

/** Runs until Ctrl-C; answers the exit code: 2 for what was typed wrongly, 1 when it could not begin. */
export async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  if (options === 'help') process.stdout.write(usage)
  else if (options === 'schema') process.stdout.write(seedSchema())
  else if ('faults' in options) {
    process.stderr.write(`${options.faults.join('\n')}\n\n${usage}`)
    return 2
  } else {
    const ended = signalled()
    const running = await start(options, print).catch((error: NodeJS.ErrnoException) => error)
    if (running instanceof Error) {
      const taken = running.code === 'EADDRINUSE' || running.code === 'EACCES'
      process.stderr.write(taken ? `port ${options.port} is taken, choose another with --port\n` : `${running.stack}\n`)
      return 1
    }
    await ended
    await running.close()
  }
  return 0
}
