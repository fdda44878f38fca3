import { roles } from '../domain/people.ts'
import { chainsFor } from '../domain/rights.ts'
import * as t from '../texts/members.ts'
import { roleWords } from '../texts/words.ts'
import { changeRole, drawMembers } from '../usecases/members.ts'
import { proposeToAdmin } from '../usecases/propose-to-admin.ts'
import type { Answer, Asked, Command } from './command.ts'
import { refused, say } from './refused.ts'
import { chainOrAll } from './which-chain.ts'

const verbs = /^(?:加|增加|添加|撤|去掉)/

/** 成员: who holds which post; for the administrator also to give and to take one. */
export const members: Command = {
  name: '成员',
  aliases: ['members', '人员', '名册'],
  summary: '看各链成员；管理员可加、可撤职责',
  usage: '成员 [产业链] [加|撤 职责 @某人]',
  example: '成员 航天 加 备报 @李工',
  action: 'members-see',
  run: async (asked, words) => {
    const named = await chainOrAll(asked, words, 'members-see', verbs)
    if ('answer' in named) return named.answer
    const { chain, rest } = named
    const change = /^(加|增加|添加|撤销|撤|去掉)\s*(\S+)/.exec(rest)
    if (change) return grantOrRevoke(asked, change[1] ?? '', change[2] ?? '', chain)
    const right = asked.may('members-see', chain ? { chain: chain.id } : {})
    if (!right.allow) return refused(asked, right, 'members-see', chain?.id)
    const open = chainsFor(asked.actor, 'members-see')
    const card = await drawMembers(asked, chain ? [chain.id] : open)
    return { where: right.where, content: { card } }
  },
}

const grantOrRevoke = async (
  asked: Asked,
  verb: string,
  roleWord: string,
  chain: { id: string; name: string } | undefined,
): Promise<Answer> => {
  const right = asked.may('members-grant', { all: true })
  const mayPropose = asked.may('members-propose', { all: true }).allow
  if (!right.allow && !mayPropose) return refused(asked, right, 'members-grant', chain?.id)
  const role = roles.find((one) => roleWord.startsWith(roleWords[one]))
  if (!role) return say(t.unknownRole(Object.values(roleWords)))
  const person = asked.mentions[0]
  if (!person) return say(t.nameSomebody)
  const give = !verb.startsWith('撤') && verb !== '去掉'
  if (!right.allow) {
    const wish = { give, post: `${chain?.name ?? ''}${roleWords[role]}`, name: person.name, typed: asked.text }
    return say(await proposeToAdmin(asked, { action: 'members-propose', text: t.proposed(asked.actor.name, wish) }))
  }
  const outcome = await changeRole(asked, { person, role, chainId: chain?.id, give })
  return say(t.roleChanged[outcome](person.name, `${chain?.name ?? ''}${roleWords[role]}`), right.where)
}
