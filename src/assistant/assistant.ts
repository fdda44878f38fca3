import * as z from 'zod'
import { checkGuess } from '../domain/pointing/check-guess.ts'
import type { Question, Told } from '../domain/pointing/question.ts'
import { createHttp } from '../feishu/http.ts'
import { instruction } from '../texts/assistant.ts'

export interface Assistant {
  /** Never rejects: whatever goes wrong is `failed` or `dropped`. */
  ask(question: Question): Promise<Told>
  close(): void
}

export interface AssistantOptions {
  /** Base of an OpenAI-compatible interface, `http://10.0.0.8:8000/v1`. */
  url: string
  model: string
  key?: string | undefined
  /** People wait for the answer. */
  timeoutMs?: number
}

const usualTimeoutMs = 1_500
/** An answer points; it does not tell stories. */
const mostBytes = 64 * 1024
const mostTokens = 400

const answerShape = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1) })

/** Asks a language model on the district's own premises. What it says is used only as far as it points at the person's own words. */
export const createAssistant = ({ url, model, key, timeoutMs = usualTimeoutMs }: AssistantOptions): Assistant => {
  const http = createHttp({ timeoutMs })
  const completions = new URL(`${url.replace(/\/+$/, '')}/chat/completions`)

  const ask = async (question: Question): Promise<Told> => {
    const body = JSON.stringify({
      model,
      temperature: 0,
      max_tokens: mostTokens,
      stream: false,
      response_format: { type: 'json_object' },
      messages: [
        { role: 'system', content: instruction },
        { role: 'user', content: JSON.stringify(question) },
      ],
    })
    const headers = { 'content-type': 'application/json', ...(key !== undefined && { authorization: `Bearer ${key}` }) }
    try {
      const answer = await http.call({
        api: 'assistant',
        method: 'POST',
        url: completions,
        headers,
        body,
        most: mostBytes,
      })
      if (answer.status !== 200) return { kind: 'failed' }
      const { choices } = answerShape.parse(JSON.parse(answer.bytes.toString('utf8')))
      const guess = checkGuess(choices[0]?.message.content ?? '', question)
      return guess ? { kind: 'told', guess } : { kind: 'dropped' }
    } catch {
      // No answer, or none of the interface: the rules' answer stands, whatever the reason.
      return { kind: 'failed' }
    }
  }
  return { ask, close: http.close }
}
