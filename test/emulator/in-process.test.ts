import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { expect, test } from 'vitest'
import { createEmulator } from '../../emulator/server/emulator.ts'
import { askToken } from './support/calls.ts'
import { openTown, seed, start } from './support/town.ts'

const chats = 'http://feishu.local/open-apis/im/v1/chats'

test('fetch answers without a socket, and breaks off like one', async () => {
  const emulator = createEmulator({ seed, clock: { now: () => start } })
  const response = await emulator.fetch(new Request(chats))
  expect([response.status, response.headers.get('date')]).toEqual([400, new Date(start).toUTCString()])
  emulator.failNext(1, 'reset')
  await expect(Promise.resolve(emulator.fetch(new Request(chats)))).rejects.toThrow('fetch failed')
  emulator.failNext(1, { http: 502, code: 1500 })
  expect((await emulator.fetch(new Request(chats))).status).toBe(502)
})

test('it keeps its headers in a process where another server has replaced the global Response', async () => {
  createServer(getRequestListener(() => new Response('another server')))
  const town = await openTown()
  expect(await askToken(town)).toMatchObject({ status: 200, body: { code: 0 } })
  const response = await fetch(`${town.url}/open-apis/im/v1/chats`)
  expect([response.status, response.headers.get('date')]).toEqual([400, new Date(start).toUTCString()])
  await town.close()
})

test('two emulators at once know nothing of each other', async () => {
  const [one, two] = [await openTown(), await openTown()]
  await one.emulator.person('张工').says('周报')
  expect([one.emulator.messages().length, two.emulator.messages().length]).toEqual([1, 0])
  await Promise.all([one.close(), two.close()])
})
