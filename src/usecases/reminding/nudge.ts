import type { Chain } from '../../db/chains.ts'
import { type Item, itemsOf, updateItem } from '../../db/items.ts'
import { isOwing } from '../../domain/returning.ts'
import { hour, msBetween } from '../../domain/time.ts'
import { isWorkingTime } from '../../domain/working-time.ts'
import { promptTitles } from '../../texts/prompts.ts'
import { audited } from '../audited.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { reporterRecipients } from '../people/stand-ins.ts'
import { readReportItem } from '../reports/report-item.ts'
import { sendTo } from '../say.ts'
import { drawPrompt } from './draw-prompt.ts'
import { nudgeText } from './nudge-words.ts'
import { inTheirPlace } from './reminder-words.ts'

/** A second click, or a second official, within the hour disturbs nobody again. */
const restBetweenMs = hour

export type NudgeOutcome =
  /** `unreached`: chains that nobody could be written to for. */
  | { kind: 'nudged'; chains: readonly string[]; unreached: number }
  | { kind: 'nobody' }
  | { kind: 'just-nudged' }
  | { kind: 'quiet' }

/** What is still owed for a week or a month. @param chains ids that are asked about; all of the period when undefined. */
export const owingItems = async ({ tx }: Ctx, period: string, chains?: readonly string[]): Promise<Item[]> =>
  (await itemsOf(tx, period)).filter((item) => isOwing(item.state) && (!chains || chains.includes(item.chainId)))

/**
 * 催报: in private, to the main reporters of chains that have not filed the week or the month; counted for the 减负台账. Never in a group.
 * @param chains ids the asker may nudge; all of the period when undefined.
 */
export const nudge = async (ctx: ActorCtx, period: string, chains?: readonly string[]): Promise<NudgeOutcome> => {
  const { now, rules } = ctx
  const owing = await owingItems(ctx, period, chains)
  if (owing.length === 0) return { kind: 'nobody' }
  if (!isWorkingTime(rules.calendar, now, rules.zone)) return { kind: 'quiet' }
  const due = owing.filter((item) => !item.nudgedAt || msBetween(item.nudgedAt, now) >= restBetweenMs)
  if (due.length === 0) return { kind: 'just-nudged' }
  const reached: Chain[] = []
  for (const item of due) {
    const chain = await nudgeOne(ctx, item)
    if (chain) reached.push(chain)
  }
  await audited(ctx, 'nudge', { object: period, detail: { chains: reached.map(({ id }) => id).join(',') } })
  return { kind: 'nudged', chains: reached.map(({ name }) => name), unreached: due.length - reached.length }
}

/** @returns undefined when there is nobody to write to. */
const nudgeOne = async (ctx: ActorCtx, item: Item): Promise<Chain | undefined> => {
  const report = await readReportItem(ctx, item.id)
  const recipients = await reporterRecipients(ctx, item.chainId)
  if (!report || recipients.length === 0) return undefined
  const text = nudgeText(ctx, report)
  for (const to of recipients)
    await sendTo(ctx, to, {
      cause: `nudge/${item.id}/${item.nudges + 1}`,
      topic: 'nudge',
      content: {
        card: await drawPrompt(ctx, report, to.personId, { title: promptTitles.nudge, text: inTheirPlace(to, text) }),
      },
      about: { period: item.period, chainId: item.chainId, itemId: item.id },
    })
  await updateItem(ctx.tx, { ...item, nudges: item.nudges + 1, nudgedAt: ctx.now })
  return report.chain
}
