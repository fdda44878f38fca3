import { plainWord } from '../domain/normalise.ts'
import * as t from '../texts/quiet.ts'
import { pushMode, setPushMode } from '../usecases/digest/quiet-chief.ts'
import type { Command } from './command.ts'
import { refused, say } from './refused.ts'
import { leadingChain, theChain } from './which-chain.ts'

/** 推送: a chief turns the weekly digest down to what needs the chief, and up again. */
export const push: Command = {
  name: '推送',
  aliases: ['push'],
  summary: '链长选摘要每周都推送，还是只在有请示或红色时推送',
  usage: '推送 [每周|只在有请示或红色时]',
  example: '推送 只在有请示或红色时',
  action: 'push',
  run: async (asked, words) => {
    const { chain: named, rest } = await leadingChain(asked, words)
    const chosen = await theChain(asked, 'push', named, '推送')
    if ('answer' in chosen) return chosen.answer
    const { chain } = chosen
    const right = asked.may('push', { chain: chain.id })
    if (!right.allow) return refused(asked, right, 'push', chain.id)
    const wish = plainWord(rest).replace(/\s/g, '')
    if (wish === '') return say(t.pushNow(chain.name, await pushMode(asked, chain.id)), right.where)
    const mode = /^(?:每周|每期|恢复|照常)/u.test(wish) ? 'weekly' : /请示|红色/u.test(wish) ? 'needed' : undefined
    if (!mode) return say(t.pushHow, right.where)
    await setPushMode(asked, chain.id, mode)
    return say(t.pushSet[mode](chain.name), right.where)
  },
}
