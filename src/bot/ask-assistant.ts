import { chiefSays, isTold } from '../commands/chief-says.ts'
import { type Answer, type Asked, type Command, mayUse } from '../commands/command.ts'
import { findCommand, findStuckCommand } from '../commands/find-command.ts'
import { answerWith } from '../commands/questions/question.ts'
import { stepAlone } from '../commands/record-steps.ts'
import { recordNamed } from '../commands/records.ts'
import { report } from '../commands/report.ts'
import { understand } from '../commands/understood.ts'
import { outgoingByMessage } from '../db/sent.ts'
import type { Topic } from '../db/topics.ts'
import { typedText } from '../domain/markdown.ts'
import { type Guess, mayBeShown, type Question, reportFields, type Told } from '../domain/pointing/question.ts'
import { leavesOpen, pointAt } from '../domain/reading/point-at.ts'
import { readReport } from '../domain/reading/read-report.ts'
import { cutText, oneLine } from '../domain/text.ts'
import { nearConfirm, says } from '../texts/answers.ts'
import { askedInWords, guessedLine, guessedTitle } from '../texts/assistant.ts'
import { audited } from '../usecases/audited.ts'
import { sendOnErrand } from '../usecases/say.ts'
import type { MessageDelivery } from './envelope.ts'

interface AskingDeps {
  commands: readonly Command[]
  unknown: Command
  /** Whether there is a model to ask. */
  hasAssistant?: boolean
}

/** The errand of a message that a model is asked about, as its row remembers it. */
export interface AssistantErrand {
  message: MessageDelivery
  question: Question
}

/** What came of it; nothing where nobody was asked after all. */
export interface Heard {
  question: Question
  told: Told | undefined
}

/** Puts off the answer where the rules are unsure and a model may be asked. @returns whether the answer comes later. */
export const asksAssistant = async (asked: Asked, message: MessageDelivery, deps: AskingDeps): Promise<boolean> => {
  const question = deps.hasAssistant ? await questionOf(asked, message, deps) : undefined
  if (!question) return false
  const { messageId: id } = asked
  const errand: AssistantErrand = { message, question }
  await sendOnErrand(asked, 'ask-assistant', `assistant/${id}`, { type: 'message_id', id }, errand)
  return true
}

/** Cards that a report is written in answer to. What is written to a record's card is nobody else's. */
const asksForWeek: readonly Topic[] = [
  'weekly-card',
  'weekly-open',
  'reminder-1',
  'reminder-2',
  'backup-notice',
  'nudge',
]

const questionOf = async (
  asked: Asked,
  { parentId }: Pick<MessageDelivery, 'parentId'>,
  { commands }: AskingDeps,
): Promise<Question | undefined> => {
  const { text, place, actor, mentions } = asked
  if (place.kind !== 'p2p' || actor.grants.length === 0 || mentions.length > 0) return undefined
  if (!mayBeShown(text, asked.rules.markers)) return undefined
  const card = parentId === undefined ? undefined : await outgoingByMessage(asked.tx, parentId)
  // What a chief says to the office is nobody else's.
  const chief = await chiefSays(asked, card)
  if (chief && isTold(asked, chief, undefined, commands)) return undefined
  if (parentId !== undefined && !(card && asksForWeek.includes(card.topic))) return undefined
  const typed = findCommand(text, commands)
  if (typed && typed.command !== report) return undefined
  const words = typedText(typed ? typed.words : text)
  const read = readReport(words)
  if (read.kind !== 'headed' && !typed && (recordNamed(text) || stepAlone(text) || (await understand(asked, text))))
    return undefined
  const isReport = read.kind === 'headed' || read.kind === 'free' || (read.kind === 'words' && (typed || card))
  if (isReport && asked.may('file').allow)
    return leavesOpen(read) ? { text: words, intents: [], fields: reportFields } : undefined
  if (typed || card || isReport || findStuckCommand(text, commands)) return undefined
  const open = commands.filter((one) => mayUse(asked, one).allow)
  const intents = [...open.map(({ name, summary }) => ({ name, about: summary })), ...askedInWords]
  return { text: words, intents, fields: ['words'] }
}

/** The rules' answer, with what the model pointed at; counted either way. */
export const answerHeard = async <D extends AskingDeps>(
  asked: Asked,
  deps: D,
  { question, told }: Heard,
  answer: (asked: Asked, deps: D) => Promise<Answer | undefined>,
): Promise<Answer | undefined> => {
  if (!told) return answer(asked, deps)
  const guess = told.kind === 'told' ? told.guess : { spans: [] }
  let shown = false
  const unknown = guessed(deps, guess, () => {
    shown = true
  })
  const given = await answer({ ...asked, pointed: guess.spans }, { ...deps, unknown })
  const read = readReport(question.text)
  const used = shown || (given?.topic === 'offer' && pointAt(read, guess.spans) !== read)
  await audited(asked, 'assistant', { object: used ? 'used' : told.kind === 'failed' ? 'failed' : 'dropped' })
  return given
}

/** In place of 没看懂: what may have been meant, behind a button. Nothing is done before it is pressed. */
const guessed = ({ commands, unknown }: AskingDeps, { intent, spans }: Guess, onShown: () => void): Command => ({
  ...unknown,
  run: async (asked, typed) => {
    if (intent === undefined) return unknown.run(asked, typed)
    onShown()
    const command = commands.find(({ name }) => name === intent)
    const behind = oneLine(spans.map(({ quote }) => quote).join(' '))
    const words = command && behind !== '' && behind.length <= longestBehind ? `${intent} ${behind}` : intent
    return answerWith({
      title: guessedTitle,
      lines: [guessedLine(words)],
      says: [
        {
          label: cutText(words, longestLabel).text,
          words,
          // What prompts or changes something is asked once more.
          ...(command && !command.showsOnly && { confirm: { title: nearConfirm(intent), text: command.summary } }),
        },
        { label: says.help, words: '帮助' },
      ],
    })
  },
})

const longestLabel = 20
/** Longer ones would not be read before the button is pressed. */
const longestBehind = 200
