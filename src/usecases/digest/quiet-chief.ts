import { chiefDigestCard } from '../../cards/chief-digest.ts'
import type { ChiefDigestView } from '../../cards/chief-digest-blocks.ts'
import { type ChiefPush, readChiefPush, saveChiefPush } from '../../db/chief-push.ts'
import { type Digest, digestId, readDigest, saveDigest } from '../../db/digests.ts'
import { grantsOf } from '../../db/people.ts'
import type { Instant } from '../../domain/time.ts'
import { chiefGroupMissing } from '../../texts/alarms.ts'
import { audited, auditedOfItself } from '../audited.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { chiefRecipients } from '../reminding/recipients.ts'
import type { ReportItem } from '../reports/report-item.ts'
import { readWeeklyItem, type WeeklyItem } from '../reports/weekly-item.ts'
import { inWorkingHours, sendTo } from '../say.ts'
import { tellOffice } from '../tell.ts'
import { chiefView } from './digest-views.ts'

/** The chief's own word on when the digest comes. It ends with the post: a successor starts with every week. */
export const pushMode = async ({ tx }: Ctx, chainId: string): Promise<ChiefPush['mode']> => {
  const push = await readChiefPush(tx, chainId)
  if (!push) return 'weekly'
  const held = (await grantsOf(tx, push.setBy)).some(({ role, chain }) => role === 'chief' && chain === chainId)
  return held ? push.mode : 'weekly'
}

export const setPushMode = async (ctx: ActorCtx, chainId: string, mode: ChiefPush['mode']): Promise<void> => {
  if (ctx.actor.personId === undefined) return
  await saveChiefPush(ctx.tx, { chainId, mode, setBy: ctx.actor.personId, setAt: ctx.now })
  await audited(ctx, 'push', { object: mode, chain: chainId, place: 'chat' })
}

/** Something for the chief: an ask, a risk, a red record, or nothing received, since nobody knows then whether there is one. */
const isNeeded = ({ report, decide = [], matters = [], records = [] }: ChiefDigestView): boolean => {
  if (decide.length + matters.length > 0) return true
  if (records.some(({ red }) => red > 0)) return true
  if (report.state === 'missing') return true
  return report.state !== 'exempt' && (report.asks.length > 0 || report.risk !== 'none')
}

/** Whether this week's digest is not pushed by the chief's wish; decided once, at its hour, and written down. */
export const keepsQuiet = async (ctx: Ctx, weekly: WeeklyItem, dueAt: Instant): Promise<boolean> => {
  const { plan, chain } = weekly
  const id = digestId('chief', plan.week, chain.id)
  const known = await readDigest(ctx.tx, id)
  if (known) return known.state === 'quiet'
  if ((await pushMode(ctx, chain.id)) === 'weekly') return false
  if (isNeeded(await chiefView(ctx, weekly, { version: 1, cutAt: dueAt }))) return false
  await saveDigest(ctx.tx, {
    id,
    kind: 'chief',
    chainId: chain.id,
    period: plan.week,
    dueAt,
    version: 0,
    state: 'quiet',
  })
  await auditedOfItself(ctx, 'digest', { object: `${id} quiet`, chain: chain.id, place: 'group' })
  return true
}

/** Text that came after a quiet week's hour and holds something for the chief: the digest is pushed after all, in working hours. */
export const endQuiet = async (ctx: Ctx, report: ReportItem, digest: Digest): Promise<void> => {
  const weekly = await readWeeklyItem(ctx.tx, report.item.id)
  if (!weekly) return
  const { plan, chain } = weekly
  const view = await chiefView(ctx, weekly, { version: 1, cutAt: ctx.now })
  if (!isNeeded(view)) return
  const recipients = await chiefRecipients(ctx.tx, chain.id)
  if (recipients.length === 0) {
    await saveDigest(ctx.tx, { ...digest, state: 'owed' })
    return tellOffice(ctx, `no-group/${digest.id}`, chiefGroupMissing(chain.name))
  }
  await saveDigest(ctx.tx, { ...digest, dueAt: ctx.now, version: 1, state: 'posted' })
  for (const to of recipients)
    await sendTo(ctx, to, {
      cause: `${digest.id}/v1`,
      topic: 'digest-chief',
      content: { card: chiefDigestCard(view) },
      about: { period: plan.week, chainId: chain.id },
      notBefore: inWorkingHours(ctx),
    })
  await auditedOfItself(ctx, 'digest', { object: `${digest.id} v1`, chain: chain.id, place: 'group' })
}
