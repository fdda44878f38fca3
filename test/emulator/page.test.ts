import { expect, test } from 'vitest'
import { servePage } from '../../emulator/server/page/serve-page.ts'

test('the page reads the facts of its owner, and has it act by JSON alone, which no foreign form sends', async () => {
  let acted = 0
  const page = servePage(
    new Map(),
    { '/demo/fact.json': () => ({ acted }) },
    {
      '/demo/act': async () => {
        acted += 1
      },
      '/demo/fails': () => Promise.reject(new Error('not now')),
    },
  )
  const ask = (path: string, method = 'GET', type?: string) =>
    page(new Request(`http://x${path}`, { method, ...(type && { body: '{}', headers: { 'content-type': type } }) }))
  for (const type of [undefined, 'text/plain', 'application/x-www-form-urlencoded'])
    expect((await ask('/demo/act', 'POST', type)).status).toBe(405)
  expect((await ask('/demo/act')).status).toBe(404)
  expect(acted).toBe(0)
  expect((await ask('/demo/act', 'POST', 'application/json')).status).toBe(200)
  expect(await (await ask('/demo/fact.json')).json()).toEqual({ acted: 1 })
  expect((await ask('/demo/fact.json', 'POST', 'application/json')).status).toBe(405)
  const failed = await ask('/demo/fails', 'POST', 'application/json')
  expect([failed.status, await failed.json()]).toEqual([500, { error: 'not now' }])
})
