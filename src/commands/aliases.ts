import { plainWord } from '../domain/normalise.ts'
import { oneLine } from '../domain/text.ts'
import * as t from '../texts/aliases.ts'
import { aliasesGiven, callAlso, callNoMore } from '../usecases/office/aliases.ts'
import type { Command } from './command.ts'
import { say } from './refused.ts'

const undoing = /^(?:撤销|撤|删除|删掉|去掉|取消)\s*(?<word>.+)$/u
const giving = /^(?<target>[^=＝]+)[=＝](?<word>[^=＝]+)$/u

/** 叫法: what else chains and units are called, extended by the office in chat. */
export const createAliases = (commands: () => readonly Command[]): Command => ({
  name: '叫法',
  aliases: ['alias', '别名'],
  summary: '看和加产业链、单位的叫法，加了大家就能用',
  usage: '叫法 [产业链或单位 = 叫法] / 叫法 撤销 叫法',
  example: '叫法 航天 = 卫星链',
  action: 'settings',
  run: async (asked, words) => {
    const { where } = asked.may('settings') as { where: 'here' | 'private' }
    const typed = oneLine(words)
    if (typed === '') return say(t.aliasList(await aliasesGiven(asked)), where)
    const gone = undoing.exec(typed)?.groups?.word
    const given = giving.exec(typed)?.groups
    if (gone !== undefined && !given) {
      const word = plainWord(gone)
      return say((await callNoMore(asked, word)) ? t.aliasRemoved(word) : t.noSuchAlias(word), where)
    }
    if (!given) return say(t.aliasHow, where)
    const [target, word] = [plainWord(given.target ?? ''), plainWord(given.word ?? '')]
    const commandWords = commands().flatMap(({ name, aliases }) => [name, ...aliases].map((one) => one.toLowerCase()))
    const outcome = await callAlso(asked, { target, word, commandWords })
    switch (outcome.is) {
      case 'added':
        return say(t.aliasAdded(outcome.name, word), where)
      case 'taken':
        return say(t.aliasTaken(word, outcome.means), where)
      case 'length':
        return say(t.aliasLength, where)
      case 'no-target':
        return say(t.aliasTarget(target), where)
    }
  },
})
