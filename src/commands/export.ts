import { newId } from '../db/ids.ts'
import { plainLine } from '../domain/normalise.ts'
import { begun } from '../domain/range.ts'
import { chainsFor } from '../domain/rights.ts'
import { dayOf } from '../domain/time.ts'
import { oneWeekOnly } from '../texts/exports.ts'
import { requestExport } from '../usecases/files/request-export.ts'
import { requestLedger } from '../usecases/files/request-ledger.ts'
import { requestRecords } from '../usecases/files/request-records.ts'
import { type Kind, ledgerKinds } from '../usecases/records/kinds.ts'
import { inOwnGroup, type ListWish, readFilters } from '../usecases/records/read-filters.ts'
import { readChainAndRange } from './chain-and-range.ts'
import type { Answer, Asked, Command } from './command.ts'
import { leadingKind } from './kind-words.ts'
import { kindNamed } from './named-kind.ts'
import { privateFile } from './private-file.ts'
import { refused, say } from './refused.ts'
import { noSuchTime } from './unsure.ts'
import { theChain } from './which-chain.ts'

const wholeLedger = /^(?:台账|ledger)(?=[\s。]|$)/iu
const document = /^(?:周报|word|docx|文档)(?=[\s。]|$)/iu

/** 导出: the reports of a range as xlsx; with 周报, those of one chain and one week as docx. The file comes as a message of its own. */
export const exportFiles: Command = {
  name: '导出',
  aliases: ['export', '下载'],
  summary:
    '导出表格；写「导出 周报 航天 上周」就导出一条链一周的 Word，写「导出 任务」就导出任务台账，写「导出 台账 航天」就导出一条链在办的各类事项',
  usage: '导出 [周报] [产业链] [本周|本月|上月|近4周|2026-09] / 导出 任务 […] / 导出 台账 [产业链]',
  example: '导出 航天 上月',
  action: 'export',
  showsOnly: true,
  run: async (asked, words) => {
    const typed = plainLine(words)
    const kind = leadingKind(typed)
    if (kind) return ofKind(asked, kind.kind, kind.rest)
    const all = wholeLedger.exec(typed)?.[0]
    if (all !== undefined) return ofLedger(asked, typed.slice(all.length).trim())
    const wanted = document.exec(typed)?.[0]
    return wanted === undefined ? table(asked, typed) : report(asked, typed.slice(wanted.length).trim())
  },
}

/** 导出 任务: the list as a file, in private. */
const ofKind = async (asked: Asked, kind: Kind, words: string): Promise<Answer> => {
  const read = await readFilters(asked, kind, words)
  if ('fault' in read) return noSuchTime(asked, read.time)
  const { chain, district } = read.wish
  const right = asked.may('export', chain ? { chain: chain.id } : district ? { all: true } : {})
  if (!right.allow) return refused(asked, right, 'export', chain?.id)
  return privateFile(asked, (from) => requestRecords(asked, kind, read.wish, from))
}

/** 导出 台账: what is open of every kind in one document, in private. */
const ofLedger = async (asked: Asked, words: string): Promise<Answer> => {
  const wishes = new Map<Kind, ListWish>()
  for (const kind of ledgerKinds) {
    const read = await readFilters(asked, kind, words)
    if ('fault' in read) return noSuchTime(asked, read.time)
    wishes.set(kind, await inOwnGroup(asked, read.wish))
  }
  const [one] = wishes.values()
  const right = asked.may('export', one?.chain ? { chain: one.chain.id } : one?.district ? { all: true } : {})
  if (!right.allow) return refused(asked, right, 'export', one?.chain?.id)
  return privateFile(asked, (from) => requestLedger(asked, wishes, from))
}

/** The months are a sheet of it: 月报 asks for nothing else. */
const table = async (asked: Asked, words: string): Promise<Answer> => {
  const wish = await readChainAndRange(asked, kindNamed(asked, words).words, { action: 'export', usual: '本月' })
  if ('answer' in wish) return wish.answer
  const { chain, range } = wish
  // Where no time was written, the file ends at what has begun; a month that is open is in it all the same.
  const { to } = wish.isUsual ? begun(range, dayOf(asked.now, asked.rules.zone)) : range
  const wanted = chain?.id ?? (asked.place.kind === 'group' ? asked.place.chain : undefined)
  const right = asked.may('export', wanted === undefined ? {} : { chain: wanted })
  if (!right.allow) return refused(asked, right, 'export', wanted)
  const chains = wanted === undefined ? chainsFor(asked.actor, 'export') : [wanted]
  return answer(asked, right, { format: 'xlsx', chains, from: range.from, to, monthsTo: range.to })
}

const report = async (asked: Asked, words: string): Promise<Answer> => {
  const wish = await readChainAndRange(asked, words, { action: 'export', usual: '本周' })
  if ('answer' in wish) return wish.answer
  const { range } = wish
  if (range.from !== range.to) return say(oneWeekOnly)
  const chosen = await theChain(asked, 'export', wish.chain, '导出 周报')
  if ('answer' in chosen) return chosen.answer
  const { id } = chosen.chain
  const right = asked.may('export', { chain: id })
  if (!right.allow) return refused(asked, right, 'export', id)
  return answer(asked, right, { format: 'docx', chains: [id], from: range.from, to: range.to })
}

/** Only the office's own files may stand in its group: what a lead or a chief asks for comes to them alone. */
const answer = async (
  asked: Asked,
  right: { where: Answer['where']; as: string },
  wish: Parameters<typeof requestExport>[1],
): Promise<Answer> => {
  const where = right.as === 'office' ? right.where : 'private'
  const inGroup = where === 'here' && asked.place.kind !== 'p2p'
  const to = inGroup
    ? ({ type: 'chat_id', id: asked.chatId } as const)
    : ({ type: 'open_id', id: asked.actor.openId } as const)
  const outboxId = newId('out')
  const from = { to, messageId: asked.messageId, place: asked.place.kind, answer: outboxId }
  return { ...say(await requestExport(asked, wish, from), where), outboxId }
}
