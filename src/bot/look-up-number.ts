import type { Looked } from '../commands/command.ts'
import { numbered } from '../commands/numbered.ts'
import { readActor } from '../db/people.ts'
import type { Executor } from '../db/schema.ts'
import { wordsOf } from '../domain/message-words.ts'
import { decide } from '../domain/rights.ts'
import type { MessageDelivery } from './envelope.ts'
import { isForUs, type MessageDeps, oursBy } from './handle-message.ts'

export interface NumberDeps extends Pick<MessageDeps, 'botOpenId'> {
  reader: Executor
  /** Whose mobile that is. Not ok when Feishu does not tell in time. */
  personByMobile?(mobile: string): Promise<Looked>
}

/** Asks Feishu, before the transaction, whose number an administrator has written. For nobody else: the bot is no directory. */
export const lookUpNumber = async (deps: NumberDeps, message: MessageDelivery): Promise<Looked | undefined> => {
  if (!deps.personByMobile || !isForUs(message, deps)) return undefined
  const { messageType: type, content, mentions, sender } = message
  const { mobile } = numbered(wordsOf({ type, content, mentions }, oursBy(deps))?.text ?? '') ?? {}
  if (mobile === undefined) return undefined
  const actor = await readActor(deps.reader, sender.openId)
  const mayGrant = decide(actor, 'members-grant', { all: true }, { kind: 'p2p' }).allow
  return mayGrant ? deps.personByMobile(mobile) : undefined
}
