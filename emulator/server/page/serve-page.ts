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

/** The `page` option of the emulator. */
export const servePage =
  (assets: Assets, facts: Facts = {}) =>
  async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405, headers })
    const fact = Object.hasOwn(facts, pathname) ? facts[pathname] : undefined
    if (fact) return Response.json(await fact(), { headers })
    const found = assets.get(pathname)
    const asset = typeof found === 'function' ? await found() : found
    if (!asset) return new Response('404 page not found', { status: 404, headers })
    return new Response(Buffer.from(asset.bytes), { headers: { ...headers, 'content-type': asset.type } })
  }
