import { Hono } from 'hono'
import { coverage } from '../../coverage.ts'
import type { Emulator, Resource } from '../emulator.ts'
import { parseObject } from '../json.ts'
import { lineHooks } from '../long-connection/line-hooks.ts'
import { changes } from './changes.ts'
import { consoleHooks } from './console-hooks.ts'
import { personHooks } from './person-hooks.ts'
import { needNumber } from './read.ts'
import { worldHooks } from './world-hooks.ts'

/** A picture is shown; anything else is saved, so that no file of a message runs in the page. */
const resourceHeaders = (resource: Resource): Record<string, string> => {
  const { content_type, file_name } = resource
  const shown = content_type.startsWith('image/')
  return {
    'Content-Type': content_type,
    'X-Content-Type-Options': 'nosniff',
    ...(shown ? {} : { 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file_name)}` }),
  }
}

export const hooks = { ...personHooks, ...worldHooks, ...consoleHooks, ...lineHooks }

/** Everything under `/_emu`; a fault of the caller is HTTP 400 `{error}`. */
export function hookRoutes(emulator: Emulator, moveClock?: (to: number) => void | Promise<void>): Hono {
  const app = new Hono()
  app.onError((error, c) => c.json({ error: error.message }, 400))
  // A JSON content type keeps forms of foreign web pages out: a browser asks first, and nothing here answers that.
  app.use('*', async (c, next) => {
    const json = /^application\/json\b/i.test(c.req.header('content-type') ?? '')
    if (c.req.method !== 'GET' && !json) return c.json({ error: 'content type must be application/json' }, 415)
    return next()
  })
  app.get('/snapshot', (c) => c.json(emulator.snapshot()))
  app.get('/messages', (c) => {
    const person = c.req.query('person')
    return c.json(person ? emulator.person(person).sees() : emulator.messages(c.req.query('chat')))
  })
  app.get('/deliveries', (c) => c.json(emulator.deliveries()))
  app.get('/calls', (c) => c.json(emulator.calls()))
  app.get('/coverage', (c) => c.json(coverage))
  app.get('/modes', (c) => c.json(emulator.modes))
  app.get('/changes', (c) => changes(emulator, c))
  app.get('/resources/:key', (c) => {
    const resource = emulator.resource(c.req.param('key'))
    if (!resource) return c.notFound()
    return c.body(Buffer.from(resource.bytes), 200, resourceHeaders(resource))
  })
  app.get('/clock', (c) => c.json({ now: emulator.snapshot().now, movable: moveClock !== undefined }))
  app.post('/clock', async (c) => {
    if (!moveClock) return c.json({ error: 'the clock cannot be moved from here' }, 501)
    const body = parseObject(await c.req.text()) ?? {}
    await moveClock('to' in body ? needNumber(body, 'to') : emulator.snapshot().now + needNumber(body, 'advance_ms'))
    return c.json({ now: emulator.snapshot().now })
  })
  app.post('/:hook', async (c) => {
    const name = c.req.param('hook')
    const hook = Object.hasOwn(hooks, name) ? hooks[name] : undefined
    if (!hook) return c.json({ error: `no hook ${name}; there are: ${Object.keys(hooks).join(', ')}` }, 404)
    const body = parseObject(await c.req.text())
    if (!body) throw new Error('the body must be a JSON object')
    return c.json((await hook(emulator, body)) as object)
  })
  return app
}
