import { chiefSays, isLoose, isOnlyRead, isTold, toOffice } from '../commands/chief-says.ts'
import { type Answer, type Asked, type Command, type Looked, mayUse } from '../commands/command.ts'
import { type FoundCommand, findCommand, findStuckCommand } from '../commands/find-command.ts'
import { takeImportFile } from '../commands/import-file.ts'
import { kindNamed } from '../commands/kind-words.ts'
import { numbered } from '../commands/numbered.ts'
import { replyToRecord, stepAlone } from '../commands/record-steps.ts'
import { answerRecord, recordNamed } from '../commands/records.ts'
import { refused } from '../commands/refused.ts'
import { report } from '../commands/report.ts'
import { reportWords } from '../commands/report-words.ts'
import { supplementInReply } from '../commands/supplement.ts'
import { act, toldHow, type Understood, understand } from '../commands/understood.ts'
import { allChains } from '../db/chains.ts'
import { placeOf } from '../db/chats.ts'
import type { Sent } from '../db/outbox.ts'
import { readActor } from '../db/people.ts'
import { outgoingByMessage } from '../db/sent.ts'
import { claimWord, readClaim } from '../domain/claim-code.ts'
import { fileOf, type LeftOut, wordsOf } from '../domain/message-words.ts'
import { readReport } from '../domain/reading/read-report.ts'
import { readTitles } from '../domain/reading/titles.ts'
import { decide } from '../domain/rights.ts'
import { leftOutLine, textOnly } from '../texts/commands.ts'
import { answeredInPrivate } from '../texts/reminders.ts'
import type { Ctx } from '../usecases/context.ts'
import { claim } from '../usecases/people/claim.ts'
import { refuse } from '../usecases/refuse.ts'
import { offerReport } from '../usecases/reports/offer-report.ts'
import { answerKey, replyTo, sayPrivately, tellLeftOut } from '../usecases/say.ts'
import { answerHeard, asksAssistant, type Heard } from './ask-assistant.ts'
import type { Mention, MessageDelivery } from './envelope.ts'

export interface MessageDeps {
  commands: readonly Command[]
  unknown: Command
  /** Whether there is a language model that may be asked where the rules are unsure. */
  hasAssistant?: boolean
  /** Keyed hash: what is kept of a number or of a code. */
  seal(words: string): string
  /** Our own open_id; undefined until Feishu has told it once. */
  botOpenId(): string | undefined
}

export const oursBy =
  ({ botOpenId }: Pick<MessageDeps, 'botOpenId'>) =>
  (mention: Mention): boolean =>
    botOpenId() === undefined ? mention.isBot : mention.openId === botOpenId()

/** Group talk not meant for us is left alone. */
export const isForUs = ({ chatType, mentions }: MessageDelivery, deps: Pick<MessageDeps, 'botOpenId'>): boolean =>
  chatType !== 'group' || mentions.some(oursBy(deps))

/**
 * A message to us: a command, a report in words, or something we do not understand.
 * @param before what was asked before: of a language model, when the answer waited for it; of Feishu, whose number stands in the message.
 */
export const handleMessage = async (
  ctx: Ctx,
  message: MessageDelivery,
  deps: MessageDeps,
  { heard, looked }: { heard?: Heard; looked?: Looked | undefined } = {},
): Promise<void> => {
  const isOurs = oursBy(deps)
  const actor = await readActor(ctx.tx, message.sender.openId)
  const place = await placeOf(ctx.tx, message.chatId, message.chatType)
  const read = wordsOf({ type: message.messageType, content: message.content, mentions: message.mentions }, isOurs)
  const number = numbered(read?.text ?? '')
  const text = number?.text ?? read?.text ?? ''
  const asked: Asked = {
    ...ctx,
    text,
    actor,
    place,
    chatId: message.chatId,
    messageId: message.messageId,
    sentAt: message.sentAt ?? ctx.now,
    mentions: message.mentions.flatMap((mention) =>
      isOurs(mention) || mention.isBot || mention.openId === undefined
        ? []
        : [{ openId: mention.openId, name: mention.name }],
    ),
    may: (action, object = {}) => decide(actor, action, object, place),
    ...(number && { number: { hash: deps.seal(number.mobile), looked } }),
  }
  if (!read) {
    const file = place.kind === 'p2p' ? fileOf(message.messageType, message.content) : undefined
    const answer = file ? await takeImportFile(asked, file) : undefined
    const key = answerKey(asked.messageId)
    return answer === 'comes' ? undefined : give(asked, answer ?? { where: 'here', content: { text: textOnly } }, key)
  }
  const claiming = readClaim(text)
  const claimed = claiming && (await claim(asked, claiming, { seal: deps.seal, inGroup: place.kind !== 'p2p' }))
  if (claimed) return give(asked, { where: 'private', content: claimed }, answerKey(asked.messageId))
  // Where the word means nothing, what follows it may still have been a code.
  if (claiming) asked.text = claimWord
  if (!heard && (await asksAssistant(asked, message, deps))) return
  const answer = heard
    ? await answerHeard(asked, deps, heard, (pointed, helped) => answerTo(pointed, message, helped))
    : await answerTo(asked, message, deps)
  await give(asked, answer, answerKey(asked.messageId), read.leftOut)
}

/** @param message what the words answer, if they answer a card. @returns undefined where nobody waits for an answer. */
export const answerTo = async (
  asked: Asked,
  message: Pick<MessageDelivery, 'parentId'>,
  deps: Pick<MessageDeps, 'commands' | 'unknown'>,
): Promise<Answer | undefined> => {
  const { text } = asked
  const kind = asked.place.kind === 'p2p' ? readReport(text).kind : undefined
  /** A report sent without the word 周报: its headings say what it is, and where nothing else is meant, its words. */
  const reportIf = (wanted: 'headed' | 'free'): FoundCommand | undefined =>
    kind === wanted && asked.may('file').allow ? { command: report, words: text } : undefined
  // A weekly text comes first: its lines may well name records.
  const record = kind === 'headed' ? undefined : recordNamed(text)
  if (record) return answerRecord(asked, record)
  const found = findCommand(text, deps.commands)
  const typed = found && isLedgerWord(found) && reportIf('headed') ? undefined : found
  const understood = typed?.words === '' ? undefined : await understand(asked, text)
  const named = typed && understood && isQuestion(typed, understood) ? undefined : typed
  const card = named || message.parentId === undefined ? undefined : await outgoingByMessage(asked.tx, message.parentId)
  const chief = named ? undefined : await chiefSays(asked, card)
  if (chief && isOnlyRead(chief)) return undefined
  if (chief && isTold(asked, chief, understood, deps.commands)) return toOffice(asked, chief)
  const reply = named || chief ? undefined : await reportInReply(asked, card, text, understood)
  if (reply) return reply
  const step = named ? undefined : (reportIf('headed') ?? stepAlone(text))
  const meant = named || step || !understood ? undefined : await act(asked, understood, deps.commands)
  if (meant && 'where' in meant) return meant
  if (chief && !meant && !step && isLoose(chief) && !findStuckCommand(text, deps.commands))
    return toOffice(asked, chief)
  const { command, words } = named ??
    step ??
    meant ??
    findStuckCommand(text, deps.commands) ??
    reportIf('free') ?? { command: deps.unknown, words: text }
  const right = mayUse(asked, command)
  if (right.allow) {
    const answer = await command.run(asked, words)
    return meant && understood ? toldHow(asked, answer, understood) : answer
  }
  // 周报 上周 of somebody who files nothing: it is asked for, not begun.
  const asksBack =
    understood?.intent.do === 'show' && understood.intent.command === '查' && understood.reading.has('time')
  const shown = command.action === 'file' && asksBack ? understood : undefined
  const instead = shown && (await act(asked, shown, deps.commands))
  if (shown && instead && 'command' in instead && mayUse(asked, instead.command).allow)
    return toldHow(asked, await instead.command.run(asked, instead.words), shown)
  const sentence = await refuse(asked, right, { action: command.action, place: asked.place.kind })
  return command.givesBack?.(asked, sentence, words) ?? { where: 'private', content: { text: sentence } }
}

/** 问题： in front of a report is one of its headings and no list. */
const isLedgerWord = ({ command }: FoundCommand): boolean => kindNamed(command.name) !== undefined

/** `周报 怎么填`, `催　报`: a question about a command, or its very name parted by a space, and not its words. */
const isQuestion = ({ command, words }: FoundCommand, { intent, reading }: Understood): boolean => {
  if (words === '' || reading.has('free', 'day', 'clock', 'person')) return false
  if ((intent.do === 'show' || intent.do === 'ask') && reading.text === intent.command) return true
  return (command.action === 'file' || command.action === 'leave') && (intent.do === 'answer' || intent.do === 'show')
    ? intent.do === 'answer' || (intent.command === command.name && intent.words === '')
    : false
}

/** An answer to the weekly card, in words instead of in its form. */
const reportInReply = async (
  asked: Asked,
  card: Sent | undefined,
  text: string,
  understood: Understood | undefined,
): Promise<Answer | undefined> => {
  if (asked.place.kind !== 'p2p' || text === '') return undefined
  const ofRecord = card?.topic === 'record-card' ? await replyToRecord(asked, card.itemId, text) : undefined
  if (ofRecord || card?.topic === 'record-card') return ofRecord
  if (card?.topic === 'supplement-request' && card.itemId !== undefined)
    return supplementInReply(asked, card.itemId, text)
  // Neither forms of the office about an item nor what a lead signs hold a report.
  if (card?.itemId === undefined || card.topic === 'offer' || card.topic === 'reply' || card.topic === 'bulletin')
    return undefined
  if (card.topic === 'sign-off' || card.topic === 'sign-open') return undefined
  // 收到, 几点截止: said beside the card, and no report.
  if (understood) return undefined
  const object = card.chainId === undefined ? {} : { chain: card.chainId }
  const right = asked.may('file', object)
  if (!right.allow) return refused(asked, right, 'file', card.chainId)
  const { chains } = readTitles(text, await allChains(asked.tx))
  // Another chain that is named is meant, whichever card is answered.
  if (chains.some(({ id }) => id !== card.chainId)) return report.run(asked, text)
  const [chain] = chains
  const words = chain ? reportWords(text, report, chain) : text
  return offerReport(asked, { itemId: card.itemId, words, message: text })
}

export const give = async (
  asked: Asked,
  answer: Answer | undefined,
  cause: string,
  leftOut: readonly LeftOut[] = [],
): Promise<void> => {
  if (!answer) return
  const { openId, personId } = asked.actor
  const inGroup = asked.place.kind !== 'p2p'
  if (inGroup && answer.where === 'here') {
    await replyTo(asked, asked, cause, answer.content, answer.outboxId)
    if (leftOut.length > 0) await replyTo(asked, asked, `${cause}/left-out`, { text: leftOutLine(leftOut) })
    return
  }
  await sayPrivately(asked, { openId, personId }, cause, answer.content, answer)
  await tellLeftOut(asked, { openId, personId }, cause, leftOut)
  // The group hears that there is an answer, and nothing of what it says.
  if (inGroup) await replyTo(asked, asked, `${cause}/line`, { text: answeredInPrivate })
}
