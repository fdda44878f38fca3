import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { openTown } from './rig.ts'

it('a client that leaves in the middle of its request is no fault of ours', async () => {
  const town = await openTown({ transport: 'webhook' })
  const { port } = new URL(town.bot.url)
  const client = connect(Number(port), '127.0.0.1')
  client.write('GET /nothing HTTP/1.1\r\nhost: x\r\n\r\n')
  await once(client, 'data')
  client.write('POST /webhook/feishu HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{', () => client.destroy())
  const seen = () => town.bot.log.filter(({ msg, fields }) => msg === 'unexpected' || fields?.kind === 'refused')
  while (seen().length === 0) await new Promise((resolve) => setImmediate(resolve))
  expect(seen()).toMatchObject([{ msg: 'delivery', fields: { kind: 'refused', result: 'left' } }])
})
