import { type LeaveFault, readLeave } from '../domain/leave-words.ts'
import { plainWord } from '../domain/normalise.ts'
import { dayOf } from '../domain/time.ts'
import * as t from '../texts/leave.ts'
import { roleWords } from '../texts/words.ts'
import { audited } from '../usecases/audited.ts'
import { cancelLeave, possibleStandIns, proposeLeave, standInNamed, standingLeaves } from '../usecases/people/leave.ts'
import { helpers } from '../usecases/refuse.ts'
import type { Answer, Asked, Command } from './command.ts'
import { say } from './refused.ts'

/** 请假: for oneself, shown before it counts. The chain still owes; somebody listed stands in. */
export const leave: Command = {
  name: '请假',
  aliases: ['leave', '休假', '销假'],
  summary: '登记自己请假：到哪天、谁来代；到期自动恢复',
  usage: '请假 [10-08] 至10-12 [代 某人]，请假 取消',
  example: '请假 至10-12 代 李工',
  action: 'leave',
  stuck: /^[至致到从自\d今明后大下本这周星取]/u,
  run: async (asked, words) => {
    const { personId } = asked.actor
    const typed = words === '' && plainWord(asked.text) === '销假' ? '销假' : words
    const wish = readLeave(typed, dayOf(asked.now, asked.rules.zone))
    if (!wish.ok) return notPossible(asked, wish.fault)
    if (personId === undefined || wish.value.kind === 'show') return show(asked)
    if (wish.value.kind === 'cancel') return cancel(asked)
    const { from, to, standIn } = wish.value
    const named = standIn === undefined ? undefined : await findStandIn(asked, standIn)
    if (named && 'answer' in named) return named.answer
    const card = await proposeLeave(asked, { personId, from, to, standIn: named?.id })
    return card.ok ? { where: 'private', content: { card: card.value } } : notPossible(asked, card.fault)
  },
}

const spanOf = ({ from, to }: { from: string; to: string }): string => t.shortSpan(from, to)

const show = async (asked: Asked): Promise<Answer> => {
  const spans = (await standingLeaves(asked)).map(spanOf)
  return say(spans.length === 0 ? t.noLeave : t.yourLeaves(spans))
}

const cancel = async (asked: Asked): Promise<Answer> => {
  const done = await cancelLeave(asked)
  const reports = asked.actor.grants.some(({ role }) => role === 'reporter')
  return say(done ? t.cancelled(spanOf(done.cancelled), done.others.map(spanOf), reports) : t.noLeave)
}

const notPossible = async (asked: Asked, fault: LeaveFault): Promise<Answer> => {
  if (fault.reason === 'too-long') await refusedLeave(asked, `too long: ${fault.days} days`)
  return say(t.leaveFault(fault, await helpers(asked.tx, 'admin')))
}

const findStandIn = async (asked: Asked, typed: string): Promise<{ id: string } | { answer: Answer }> => {
  const could = await possibleStandIns(asked)
  const found = standInNamed(typed, asked.mentions, could)
  const [person] = found
  if (person && found.length === 1) return person
  if (person) return { answer: say(t.namesakes(typed)) }
  await refusedLeave(asked, 'not a stand-in')
  const names = could.map(({ name, grant }) => t.standInWho(name, roleWords[grant.role]))
  return { answer: say(t.notAStandIn(typed, names, await helpers(asked.tx, 'admin'))) }
}

const refusedLeave = (asked: Asked, reason: string): Promise<void> =>
  audited(asked, 'leave', { object: '', place: asked.place.kind, result: 'refused', detail: { reason } })
