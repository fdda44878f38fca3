import { understoodAs } from '../cards/answer.ts'
import type { Chain } from '../db/chains.ts'
import { readReport } from '../domain/reading/read-report.ts'
import { chainsFor } from '../domain/rights.ts'
import { intentOf } from '../domain/words/intent.ts'
import { isShort, type Reading, readWords } from '../domain/words/reading.ts'
import type { Intent } from '../domain/words/rule.ts'
import * as t from '../texts/answers.ts'
import { knownNow } from '../usecases/words/known.ts'
import { type Answer, type Asked, type Command, mayUse } from './command.ts'
import type { FoundCommand } from './find-command.ts'
import { answerWith } from './questions/question.ts'
import { questions } from './questions/questions.ts'
import { refused } from './refused.ts'
import { talkBack } from './small-talk.ts'

export interface Understood {
  intent: Intent
  reading: Reading<Chain>
}

/** What a short message asks for. People without a post are met by 帮助 alone. */
export const understand = async (asked: Asked, text: string): Promise<Understood | undefined> => {
  if (asked.actor.grants.length === 0 || !isShort(text)) return undefined
  const known = await knownNow(asked)
  const reading = readWords(text, known)
  const intent = reading && intentOf(reading)
  if (intent) return { intent, reading }
  // 导出上周的，先别发: what is taken back behind it counts.
  if (reading?.has('deny')) return undefined
  // 这个月的全导出来，领导要: what is wanted stands first, and why behind it. A report is left whole.
  const [first = '', second] = text.split(/[，,。；;！!？?\s]+/u).filter(Boolean)
  if (second === undefined || first.length < 4 || !['not', 'words'].includes(readReport(text).kind)) return undefined
  const inFront = readWords(first, known)
  const wanted = inFront && intentOf(inFront)
  return wanted && wanted.do !== 'talk' ? { intent: wanted, reading: inFront } : undefined
}

/** 查 of words that were no command: the line says what they were taken for, and other times or all chains are a press away. */
export const toldHow = (asked: Asked, answer: Answer, { intent, reading }: Understood): Answer => {
  if (intent.do !== 'show' || intent.command !== '查' || !('card' in answer.content)) return answer
  const time = reading.words('time')[0]
  const rest = intent.words.split(' ').filter((word) => word !== time && word !== '近4周')
  const at = (range: string) => ['查', ...rest, range].join(' ')
  const [chain] = reading.chains
  const says = [
    ...(time === '上周' || time === '上期' ? [] : [{ label: t.says.lastWeek, words: at('上周') }]),
    ...(intent.words.includes('近4周') ? [] : [{ label: t.says.lately, words: at('近4周') }]),
    ...(chain && chainsFor(asked.actor, 'look-back') === 'all'
      ? [
          {
            label: t.says.everyChain,
            words: ['查', intent.words.replace(chain.name, '').trim()].filter(Boolean).join(' '),
          },
        ]
      : []),
  ]
  const line = t.takenFor(['查', intent.words].filter(Boolean).join(' '), answer.suggests !== true)
  return { ...answer, content: { card: understoodAs(answer.content.card, line, answer.suggests ? [] : says) } }
}

/** What is done about it: a command to run, or an answer. What prompts or changes something waits behind a button. */
export const act = async (
  asked: Asked,
  { intent, reading }: Understood,
  commands: readonly Command[],
): Promise<Answer | FoundCommand> => {
  if (intent.do === 'talk') return talkBack(asked, intent.talk)
  if (intent.do === 'answer') return questions[intent.question](asked, reading)
  const command = commands.find(({ name }) => name === intent.command)
  if (!command) throw new Error(`no command ${intent.command}`)
  if (intent.do === 'show') return { command, words: intent.words }
  const right = mayUse(asked, command)
  if (!right.allow) return refused(asked, right, command.action)
  const words = [command.name, intent.words].filter(Boolean).join(' ')
  return answerWith({
    title: t.answerTitles.confirm,
    lines: [t.confirmLine(command.name, intent.words)],
    says: [{ label: words, words }],
    where: right.where,
  })
}
