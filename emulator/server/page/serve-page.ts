import type { Assets } from './build-page.ts'

/** Nothing from elsewhere runs here, whatever a message or a card says. */
const headers = {
  'content-security-policy':
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

/** Facts the owner of the emulator adds to the page, by path: who has which post, what is due next. */
export type Facts = Record<string, () => unknown>
/** What the page may have that owner do, by path. */
export type Acts = Record<string, () => Promise<void>>

const own = <T>(of: Record<string, T>, name: string): T | undefined => (Object.hasOwn(of, name) ? of[name] : undefined)

/** Keeps forms of foreign web pages out, as the hooks do. */
const isJson = (request: Request): boolean => /^application\/json\b/i.test(request.headers.get('content-type') ?? '')

/** The `page` option of the emulator. */
export const servePage =
  (assets: Assets, facts: Facts = {}, acts: Acts = {}) =>
  async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    const act = request.method === 'POST' && isJson(request) ? own(acts, pathname) : undefined
    if (act)
      return act().then(
        () => Response.json({}, { headers }),
        (error: Error) => Response.json({ error: error.message }, { status: 500, headers }),
      )
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405, headers })
    const fact = own(facts, pathname)
    if (fact) return Response.json(await fact(), { headers })
    const found = assets.get(pathname)
    const asset = typeof found === 'function' ? await found() : found
    if (!asset) return new Response('404 page not found', { status: 404, headers })
    return new Response(Buffer.from(asset.bytes), { headers: { ...headers, 'content-type': asset.type } })
  }
