import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as z from 'zod'

/*
 * A stand-in for a language model, so that the demo shows the way there and back. It speaks the OpenAI-compatible interface and answers by a few
 * fixed rules; it understands nothing.
 */

const question = z.object({
  text: z.string(),
  intents: z.array(z.object({ name: z.string() })),
  fields: z.array(z.string()),
})
const request = z.object({ messages: z.array(z.object({ role: z.string(), content: z.string() })) })

/** Words that bring an intent to mind, the first that occurs wins. */
const hints: readonly (readonly [RegExp, string])[] = [
  [/截止|来得及|赶得上/u, '几点截止'],
  [/退回/u, '为什么退回'],
  [/拖|没交/u, '谁没报'],
  [/捋|梳理|回顾|情况/u, '查'],
  [/进展|完成|跑了/u, '周报'],
]
const chainOrTime = /航天|纺织|物流|(?:上|本)(?:周|月)|近\d+周/gu
const inFields: readonly (readonly [string, RegExp])[] = [
  ['progress', /[^，。；\n]*(?:了|完成)[^，。；\n]*/u],
  ['ask_detail', /[^，。；\n]*(?:协调|出面|帮忙)[^，。；\n]*/u],
  ['risk_detail', /[^，。；\n]*(?:断供|缺|涨价)[^，。；\n]*/u],
]

const answerTo = ({ text, intents, fields }: z.infer<typeof question>) => {
  const intent = hints.find(([words, name]) => words.test(text) && intents.some((one) => one.name === name))?.[1]
  const spans = fields.includes('words')
    ? [...text.matchAll(chainOrTime)].map(([quote]) => ({ field: 'words', quote }))
    : inFields.flatMap(([field, words]) => {
        const quote = words.exec(text)?.[0]
        return quote !== undefined && fields.includes(field) ? [{ field, quote }] : []
      })
  return { ...(intent !== undefined && { intent }), spans }
}

/** @returns its base address, as it would stand in ASSISTANT_URL. */
export const startModelStub = async (): Promise<{ url: string; close(): Promise<void> }> => {
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const pieces: Buffer[] = []
      for await (const piece of incoming) pieces.push(piece as Buffer)
      const { messages } = request.parse(JSON.parse(Buffer.concat(pieces).toString('utf8')))
      const asked = question.parse(JSON.parse(messages.at(-1)?.content ?? ''))
      const message = { role: 'assistant', content: JSON.stringify(answerTo(asked)) }
      outgoing.setHeader('content-type', 'application/json')
      outgoing.end(JSON.stringify({ choices: [{ index: 0, message, finish_reason: 'stop' }] }))
    })().catch(() => {
      outgoing.statusCode = 400
      outgoing.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
