import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { createAssistant } from '../../src/assistant/assistant.ts'
import type { Question } from '../../src/domain/pointing/question.ts'

export interface Asked {
  path: string | undefined
  key: string | undefined
  body: { model: string; temperature: number; messages: { role: string; content: string }[] }
  question: Question
}

/** Words of a model, or what a server does instead of answering. */
export type Says = unknown | ((response: ServerResponse) => void)

/** A model on a port of its own that says the same to everything, and what it was asked. */
export const openModel = async (says: Says, { timeoutMs = 30_000 } = {}) => {
  const asked: Asked[] = []
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let text = ''
    for await (const piece of request) text += String(piece)
    const body = JSON.parse(text) as Asked['body']
    const question = JSON.parse(body.messages.at(-1)?.content ?? '') as Question
    asked.push({ path: request.url, key: request.headers.authorization, body, question })
    if (typeof says === 'function') return says(response)
    const content = typeof says === 'string' ? says : JSON.stringify(says)
    response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }))
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  const assistant = createAssistant({ url, model: '示例模型', key: 'example-key', timeoutMs })
  onTestFinished(async () => {
    assistant.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return { asked, url, ask: assistant.ask }
}
