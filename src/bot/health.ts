import { timingSafeEqual } from 'node:crypto'
import type { Http, NodeContext } from './routes.ts'

export interface HealthDeps {
  /** Whether work is taken: not draining, database writable, room on the disk. Says why not in one word. */
  ready(): Promise<{ ok: boolean }>
  detail(): Promise<Record<string, unknown>>
  metrics(): Promise<string>
  adminToken: string | undefined
  /** Address of the peer, as the server saw it. */
  peerOf(c: NodeContext): string | undefined
}

/** `/livez` and `/readyz` for anyone, with a body of one word; `/healthz` and `/metrics` for this machine or whoever has the token. */
export const addHealth = (app: Http, deps: HealthDeps): void => {
  app.get('/livez', (c) => c.text('ok'))
  app.get('/readyz', async (c) => {
    const { ok } = await deps.ready()
    return c.text(ok ? 'ok' : 'no', ok ? 200 : 503)
  })
  app.get('/healthz', async (c) => {
    if (!mayRead(c, deps)) return c.body(null, 404)
    return c.json({ ready: await deps.ready(), ...(await deps.detail()) })
  })
  app.get('/metrics', async (c) => {
    if (!mayRead(c, deps)) return c.body(null, 404)
    return c.text(await deps.metrics(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
  })
}

/** Whoever has no business here is not told that there is anything. */
const mayRead = (c: NodeContext, deps: HealthDeps): boolean => {
  const given = c.req.header('authorization')
  if (deps.adminToken !== undefined && given !== undefined && same(given, `Bearer ${deps.adminToken}`)) return true
  // Behind a proxy everybody seems to come from this machine.
  if (throughProxy.some((name) => c.req.header(name) !== undefined)) return false
  return loopback.test(deps.peerOf(c) ?? '')
}

const throughProxy = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']
const loopback = /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/

const same = (given: string, expected: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
