import type { Topic } from '../db/topics.ts'
import type { Place } from '../domain/people.ts'
import type { Span } from '../domain/pointing/question.ts'
import { type Action, type Decision, decide, type RightsObject } from '../domain/rights.ts'
import type { Instant } from '../domain/time.ts'
import type { Sentence } from '../texts/plain.ts'
import type { ActorCtx } from '../usecases/context.ts'
import type { Content } from '../usecases/say.ts'

/** Whose number it is; nobody's where the person is not found. */
export type Looked = { ok: true; value: string | undefined } | { ok: false }

/** A person asking something in a chat. */
export interface Asked extends ActorCtx {
  place: Place
  chatId: string
  messageId: string
  /** The whole message as typed, without our own @. */
  text: string
  /** When the person sent it, by Feishu's clock. */
  sentAt: Instant
  /** People named with @, ourselves left out. */
  mentions: { openId: string; name: string }[]
  /** A mobile number stood in the text: its keyed hash, and whose it is where that was asked. */
  number?: { hash: string; looked: Looked | undefined }
  /** Words of the text that a language model pointed at. */
  pointed?: readonly Span[]
  /** Whether this person may do something here; whoever fills in a chain asks again with it. */
  may(action: Action, object?: RightsObject): Decision
}

/** What is answered and where: in the chat it was asked in, or to the asker alone with one neutral line in the group. */
export interface Answer {
  where: 'here' | 'private'
  content: Content
  /** Set for a card whose buttons act on an item: clicks are checked against it. */
  item?: { id: string; chain?: string; period?: string }
  /** Its card holds suggestions already. */
  suggests?: true
  /** It is a form with a text that stands in force already. */
  formOpen?: boolean
  /** The outbox id the card names itself by, or that what it announces follows. */
  outboxId?: string
  topic?: Topic
}

/** One chat command. Help, the nearest-word answer and the rights check are made from this. */
export interface Command {
  name: string
  /** English and everyday words that mean the same. */
  aliases: readonly string[]
  /** One line for 帮助. */
  summary: string
  /** How to write it, `查 [产业链] [时间]`. */
  usage: string
  example?: string
  /** First words that lead to it by themselves and belong to what follows it: `L07 航天` is `清单 L07 航天`. */
  leads?: RegExp
  /** It changes nothing and prompts nobody, so a little guessing about what was typed is safe. */
  showsOnly?: true
  /** What may stand right behind the name without a space, `请假至10-12`, where that leaves nothing to guess. */
  stuck?: RegExp
  /** The right it needs; decides what 帮助 shows to whom. */
  action: Action
  /** In a group of a chain another chain may be meant: `run` asks with the one that is. */
  ofAnyChain?: true
  /** A lesser right that is enough to begin with; `run` then asks which of the two it is. */
  orElse?: Action
  /** Where the right is missing: the refusal with what was written, for commands that carry a text. */
  givesBack?(asked: Asked, sentence: Sentence, words: string): Answer
  /** @param words what follows the command, as typed. */
  run(asked: Asked, words: string): Promise<Answer>
}

/** Whether somebody may use a command at all, here or for some chain. */
export const mayUse = (
  asked: Pick<Asked, 'may' | 'actor'>,
  { action, orElse = action, ofAnyChain }: Command,
): Decision => {
  const may = (wanted: Action): Decision =>
    ofAnyChain ? decide(asked.actor, wanted, {}, { kind: 'p2p' }) : asked.may(wanted)
  const [right, lesser] = [may(action), may(orElse)]
  return !right.allow && lesser.allow ? lesser : right
}
