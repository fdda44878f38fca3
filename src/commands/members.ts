import type { Person } from '../db/people.ts'
import { numberWord } from '../domain/mobile-words.ts'
import { withoutMarks } from '../domain/normalise.ts'
import { roles } from '../domain/people.ts'
import { chainsFor, decide } from '../domain/rights.ts'
import * as t from '../texts/members.ts'
import { sentence } from '../texts/plain.ts'
import { roleWords } from '../texts/words.ts'
import { proposeToAdmin } from '../usecases/office/propose-to-admin.ts'
import {
  changeRole,
  drawMembers,
  personMentioned,
  personOfNumber,
  postsOf,
  rosterNamed,
} from '../usecases/people/members.ts'
import type { Answer, Asked, Command } from './command.ts'
import { answerWith } from './questions/question.ts'
import { refused, say } from './refused.ts'
import { chainOrAll } from './which-chain.ts'

const membersWord = '成员'
const verbs = /^(?:加|增加|添加|撤|去掉)/
const changing = /(?:^|\s)(加|增加|添加|撤销|撤|去掉)\s*(\S.*)/su

/** 成员: who holds which post; for the administrator also to give and to take one. */
export const members: Command = {
  name: membersWord,
  aliases: ['members', '人员', '名册'],
  summary: '看各链成员；管理员可加、可撤职责',
  usage: '成员 [产业链] [加|撤 职责 姓名 [手机号]]',
  example: '成员 航天 加 备报 李工',
  action: 'members-see',
  givesBack: (asked, refusal, words) => {
    const change = asked.place.kind === 'unbound' && changing.test(words)
    return say(change && mayChangeInPrivate(asked) ? t.changeHere(inWords(asked)) : refusal)
  },
  run: async (asked, words) => {
    const named = await chainOrAll(asked, words, 'members-see', verbs)
    if ('answer' in named) return named.answer
    const { chain, rest } = named
    const change = verbs.test(rest) ? changing.exec(rest) : null
    if (change) return grantOrRevoke(asked, change[1] ?? '', change[2] ?? '', chain)
    const right = asked.may('members-see', chain ? { chain: chain.id } : {})
    if (!right.allow) return refused(asked, right, 'members-see', chain?.id)
    const open = chainsFor(asked.actor, 'members-see')
    const card = await drawMembers(asked, chain ? [chain.id] : open)
    return { where: right.where, content: { card } }
  },
}

/** What was asked, with the person as a name: there is no @ in private. */
const inWords = ({ text, mentions: [person] }: Asked): string => {
  const typed = text.replaceAll('@', '').replace(/\s+/g, ' ').trim()
  return person && !typed.includes(person.name) ? `${typed} ${person.name}` : typed
}

const mayChangeInPrivate = ({ actor }: Asked): boolean =>
  (['members-grant', 'members-propose'] as const).some(
    (action) => decide(actor, action, { all: true }, { kind: 'p2p' }).allow,
  )

const grantOrRevoke = async (
  asked: Asked,
  verb: string,
  what: string,
  chain: { id: string; name: string } | undefined,
): Promise<Answer> => {
  const right = asked.may('members-grant', { all: true })
  const mayPropose = asked.may('members-propose', { all: true }).allow
  if (!right.allow && !mayPropose) return refused(asked, right, 'members-grant', chain?.id)
  const give = !verb.startsWith('撤') && verb !== '去掉'
  const role = roles.find((one) => what.startsWith(roleWords[one]))
  if (!role) return somebody.test(what) && give ? howToAdd(asked) : say(t.unknownRole(Object.values(roleWords)))
  const written = what.slice(roleWords[role].length)
  const post = `${chain?.name ?? ''}${roleWords[role]}`
  if (!right.allow && asked.number) {
    const name = nameIn(written)
    const words = ['成员', chain?.name, verb, roleWords[role], name, numberWord].filter(Boolean).join(' ')
    const text = t.proposed(asked.actor.name, { give, post, name, words, inPrivate: true })
    return say(await proposeToAdmin(asked, { action: 'members-propose', text }))
  }
  const meant = await whoIsMeant(asked, written)
  if ('answer' in meant) return meant.answer
  const { person } = meant
  if (!right.allow) {
    const [named, ...namesakes] = await rosterNamed(asked, person.name)
    const inPrivate = named?.id === person.id && namesakes.length === 0
    const words = inPrivate
      ? ['成员', chain?.name, give ? '加' : '撤', roleWords[role], person.name].filter(Boolean).join(' ')
      : asked.text
    const wish = { give, post, name: person.name, words, inPrivate }
    return say(await proposeToAdmin(asked, { action: 'members-propose', text: t.proposed(asked.actor.name, wish) }))
  }
  const outcome = await changeRole(asked, { person, role, chainId: chain?.id, give })
  const unreachable = outcome === 'given' && person.openId === undefined
  return say(sentence`${t.roleChanged[outcome](person.name, post)}${unreachable ? t.notFoundYet : ''}`, right.where)
}

/** 加人, 加个人: of nobody in particular. */
const somebody = /^(?:一?[个名位])?(?:新)?(?:人员?|成员|同事)?[了吗？?。]*$/u

const howToAdd = (asked: Asked): Answer =>
  answerWith({
    title: t.howToAddTitle,
    lines: t.howToAdd(Object.values(roleWords)),
    says: [{ label: membersWord, words: membersWord }],
    where: asked.place.kind === 'p2p' ? 'here' : 'private',
  })

const nameIn = (written: string): string => withoutMarks(written.replaceAll('@', '').replace(numberWord, ''))

/** By the number behind the name. */
const whoHasNumber = async (
  asked: Asked,
  { hash, looked }: NonNullable<Asked['number']>,
  written: string,
): Promise<{ person: Person } | { answer: Answer }> => {
  if (!looked?.ok) return { answer: say(t.feishuSilent) }
  if (looked.value === undefined) return { answer: say(t.nobodyOfNumber) }
  const name = nameIn(written)
  const found = await personOfNumber(asked, { openId: looked.value, hash, name })
  if (!found) return { answer: say(t.nameSomebody) }
  return 'other' in found ? { answer: say(t.otherName(found.other.name, name)) } : found
}

/** Named with @, by a mobile number, or by a name that only one of the roster has. */
const whoIsMeant = async (asked: Asked, written: string): Promise<{ person: Person } | { answer: Answer }> => {
  const [mention] = asked.mentions
  if (mention) return { person: await personMentioned(asked, mention) }
  if (asked.number) return whoHasNumber(asked, asked.number, written)
  const name = written.replaceAll('@', '').trim()
  if (name === '') return { answer: say(t.nameSomebody) }
  const found = await rosterNamed(asked, name)
  const [person] = found
  if (!person) return { answer: say(t.notInRoster(name)) }
  if (found.length === 1) return { person }
  const namesakes = []
  for (const one of found) namesakes.push({ name: one.name, posts: await postsOf(asked, one) })
  return { answer: say(t.severalNamed(name, namesakes)) }
}
