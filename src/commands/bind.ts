import { readChat } from '../db/chats.ts'
import type { ChatKind } from '../domain/people.ts'
import * as t from '../texts/bind.ts'
import { proposedBinding } from '../texts/members.ts'
import { foreignGroup } from '../texts/refusals.ts'
import { chatUseText } from '../texts/words.ts'
import { proposeBinding, recordForeignGroup } from '../usecases/office/bind-group.ts'
import { proposeToAdmin } from '../usecases/office/propose-to-admin.ts'
import { helpers } from '../usecases/refuse.ts'
import type { Command } from './command.ts'
import { refused, say } from './refused.ts'
import { leadingChain } from './which-chain.ts'

/** 绑定: ties this group to a chain or to the office, after showing who in it is not entitled. */
export const bind: Command = {
  name: '绑定',
  aliases: ['bind'],
  summary: '把本群绑定到产业链或推进办（在群里 @我 发）',
  usage: '绑定 产业链|推进办|领导小组 [专班群]',
  example: '绑定 航天',
  action: 'bind-start',
  orElse: 'bind-propose',
  run: async (asked, words) => {
    if (asked.place.kind === 'p2p') return say(t.inTheGroup)
    const { chain } = await leadingChain(asked, words)
    const use = useOf(words, chain !== undefined)
    if (!use) return say(t.bindWhat)
    const right = asked.may('bind-start', { all: true })
    if (!right.allow && !asked.may('bind-propose', { all: true }).allow)
      return refused(asked, right, 'bind-start', chain?.id)
    const known = await readChat(asked.tx, asked.chatId)
    if (known?.external) {
      await recordForeignGroup(asked, { chatId: asked.chatId, by: asked.actor.openId, chainId: chain?.id })
      return say(foreignGroup(await helpers(asked.tx, 'admin')))
    }
    if (!right.allow) {
      const wish = { use: chatUseText(use, chain?.name), group: known?.name ?? '', typed: asked.text }
      const text = proposedBinding(asked.actor.name, wish)
      return say(await proposeToAdmin(asked, { action: 'bind-propose', text, object: asked.chatId }), 'here')
    }
    await proposeBinding(asked, { chatId: asked.chatId, messageId: asked.messageId, use, chainId: chain?.id })
    return say(t.looking, 'here')
  },
}

const useOf = (words: string, hasChain: boolean): ChatKind | undefined => {
  if (hasChain) return /专班/.test(words) ? 'taskforce' : 'chief'
  if (/推进办|领导小组办公室/.test(words)) return 'office'
  return /领导小组/.test(words) ? 'leading' : undefined
}
