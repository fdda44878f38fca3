import { allChats, saveChat } from '../../db/chats.ts'
import { readItem } from '../../db/items.ts'
import type { Outgoing } from '../../db/outbox.ts'
import { grantsOf, readPerson } from '../../db/people.ts'
import { dayOf } from '../../domain/time.ts'
import * as alarms from '../../texts/alarms.ts'
import { cardFallback } from '../../texts/reminders.ts'
import { roleWords } from '../../texts/words.ts'
import { chatUseWords } from '../chat-words.ts'
import type { Ctx } from '../context.ts'
import { tellFileWithdrawn } from '../files/file-failed.ts'
import { tellInstead } from '../records/tell-instead.ts'
import { kindOfItem } from '../reports/report-item.ts'
import { sendTo } from '../say.ts'
import { tellAdmin, tellOffice, tellOfficeAndAdmin } from '../tell.ts'
import { boundAnew, nothingToFollow } from './may-still-send.ts'
import { jobTitle, placeName } from './outgoing-words.ts'
import { tellGivenUp, tellNotUpdated } from './tell-given-up.ts'

/** Feishu said no for good: the group or person is marked, the office is told, and where something else can be sent it is, once. */
export const afterRefusal = async (ctx: Ctx, row: Outgoing, reason: string, code: number): Promise<void> => {
  if (row.topic === 'record-line' && reason !== 'person-unreachable') return tellInstead(ctx, row)
  switch (reason) {
    case 'chat-gone':
    case 'bot-not-in-chat':
      return groupLost(ctx, row, reason === 'chat-gone')
    case 'person-unreachable':
      return personUnreachable(ctx, row)
    case 'too-long':
    case 'content-refused':
    case 'card-invalid':
      return contentRefused(ctx, row, reason, code)
    case 'recalled':
    case 'too-old':
      return
    default:
      if (row.verb === 'patch') return notUpdated(ctx, row, reason, code)
      if (row.topic !== 'alarm')
        await tellOffice(
          ctx,
          `refused/${row.id}`,
          alarms.sendRefused({
            what: jobTitle(row),
            where: await placeName(ctx, row),
            why: whyWords[reason] ?? String(code),
          }),
        )
  }
}

/** Not sent because its group was bound to something else meanwhile, or because it was refused until it was too late: it must not vanish in silence. */
export const afterWithdrawal = async (ctx: Ctx, row: Outgoing, reason: string): Promise<void> => {
  if (row.verb === 'file') return tellFileWithdrawn(ctx, row, reason)
  if (row.topic === 'record-line' && reason === nothingToFollow) return tellInstead(ctx, row)
  if (reason === 'expired') return tellGivenUp(ctx, row, row.error ?? reason)
  if (reason !== boundAnew || row.topic === 'alarm' || row.topic === 'question') return
  const where = await placeName(ctx, row)
  await tellOffice(ctx, `bound-anew/${row.id}`, alarms.sendRefused({ what: jobTitle(row), where, why: '群已改作他用' }))
}

const whyWords: Record<string, string> = {
  muted: '群里禁言，或对方屏蔽了机器人',
  'no-permission': '应用没有这项权限',
  'too-long': '内容太长',
  'content-refused': '内容被安全策略拦下',
  'card-invalid': '卡片格式有误',
  invalid: '参数有误',
}

const notUpdated = (ctx: Ctx, row: Outgoing, reason: string, code: number): Promise<void> =>
  tellNotUpdated(ctx, row, alarms.refusedAnswer(whyWords[reason] ?? reason, code))

const groupLost = async (ctx: Ctx, row: Outgoing, dissolved: boolean): Promise<void> => {
  const chatId = row.target.type === 'chat_id' ? row.target.id : row.chatId
  const chat = (await allChats(ctx.tx)).find((one) => one.chatId === chatId)
  if (chat?.state !== 'active') return
  await saveChat(ctx.tx, { ...chat, state: dissolved ? 'dissolved' : 'removed' })
  await tellOfficeAndAdmin(
    ctx,
    `group-lost/${chat.chatId}/${ctx.now}`,
    alarms.groupLost(chat.name, await chatUseWords(ctx.tx, chat)),
  )
}

const personUnreachable = async (ctx: Ctx, row: Outgoing): Promise<void> => {
  const person = row.personId === undefined ? undefined : await readPerson(ctx.tx, row.personId)
  if (!person) return
  const roles = (await grantsOf(ctx.tx, person.id)).map((grant) => roleWords[grant.role])
  const item = row.itemId === undefined ? undefined : await readItem(ctx.tx, row.itemId)
  await tellOfficeAndAdmin(
    ctx,
    // Once a day: the alarm itself may be what did not reach them.
    `unreachable/${person.id}/${item?.period ?? dayOf(ctx.now, ctx.rules.zone)}`,
    alarms.personUnreachable(person.name, [...new Set(roles)].join('、') || '未登记'),
  )
  // The chain still owes: its backups get the card that the main reporter cannot.
  const kind = item && kindOfItem(ctx, item.id)
  if (!item || kind?.topics.card !== row.topic) return
  const report = await kind.read(ctx, item.id)
  if (report) await kind.sendToBackups(ctx, report, person.id)
}

/** One reduced variant: plain text in the card's place, so that the reader does not see nothing. */
const contentRefused = async (ctx: Ctx, row: Outgoing, reason: string, code: number): Promise<void> => {
  // An alarm about an alarm would never end.
  if (row.topic === 'alarm') return
  if (row.verb === 'patch') return notUpdated(ctx, row, reason, code)
  const title = jobTitle(row)
  await tellAdmin(
    ctx,
    `content-refused/${row.id}`,
    alarms.sendRefused({ what: title, where: await placeName(ctx, row), why: `${whyWords[reason]}（${code}）` }),
  )
  if (row.msgType !== 'interactive') return
  const { chainId, period } = row
  await sendTo(
    ctx,
    { ...row.target, personId: row.personId },
    { key: `fallback/${row.id}`, topic: 'notice', content: { text: cardFallback(title) }, about: { chainId, period } },
  )
}
