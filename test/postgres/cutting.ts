import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** How a way to the server fails at the next commit: it does not get there, or its answer does not get back, or nothing does any more. */
type Cut = 'before' | 'answer' | 'answer and all'

/** A way to the server that passes everything on until it is told to fail. */
export const cutting = async (url: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'lz-cut-'))
  const real = join(new URL(url).searchParams.get('host') ?? '', '.s.PGSQL.5432')
  let next: Cut | undefined
  let dead = false
  const open = new Set<Socket>()
  const server = createServer((client) => {
    if (dead) return void client.destroy()
    const upstream = connect(real)
    for (const socket of [client, upstream]) {
      open.add(socket)
      socket.on('close', () => open.delete(socket))
      socket.on('error', () => undefined)
    }
    let failing: Cut | undefined
    const end = () => {
      client.destroy()
      upstream.destroy()
    }
    client.on('data', (bytes) => {
      if (next !== undefined && bytes.includes('commit\0')) {
        failing = next
        next = undefined
        if (failing === 'before') return end()
      }
      upstream.write(bytes)
    })
    upstream.on('data', (bytes) => {
      if (failing !== undefined) {
        dead = failing === 'answer and all'
        if (dead) for (const socket of open) socket.destroy()
        return end()
      }
      client.write(bytes)
    })
    client.on('close', () => upstream.end())
    upstream.on('close', () => client.end())
  })
  await new Promise<void>((resolve) => server.listen(join(folder, '.s.PGSQL.5432'), resolve))
  onTestFinished(async () => {
    for (const socket of open) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
    rmSync(folder, { recursive: true, force: true })
  })
  const through = new URL(url)
  through.searchParams.set('host', folder)
  return {
    url: through.href,
    failsAtNextCommit: (cut: Cut) => {
      next = cut
    },
    mend: () => {
      dead = false
    },
  }
}
