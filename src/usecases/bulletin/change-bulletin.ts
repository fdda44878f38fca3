import { saveBulletin, saveSources } from '../../db/bulletins.ts'
import { type Bulletin, bulletinFaults, lineKinds, readBulletinForm, sameBulletin } from '../../domain/bulletin.ts'
import * as t from '../../texts/bulletin.ts'
import { weekLabel } from '../../texts/dates.ts'
import type { ActorCtx } from '../context.ts'
import { candidatesOf } from './candidates.ts'
import type { Shown } from './draw-bulletin.ts'
import { overfull, writeDraft } from './write-draft.ts'

export interface BulletinWish {
  bulletin: Bulletin
  /** The revision on the card; a form's button may have lost it. */
  rev: number | undefined
  form: Record<string, unknown> | undefined
}

export interface BulletinOutcome {
  says?: keyof typeof t.bulletinToasts
  bulletin: Bulletin
  shown?: Shown
}

/** Stores a change under a new revision. */
export const keepBulletin = async (ctx: ActorCtx, bulletin: Bulletin, change: Partial<Bulletin>): Promise<Bulletin> => {
  const { now, actor } = ctx
  const saved = { savedBy: actor.openId, savedByName: actor.name, savedAt: now }
  const changed: Bulletin = { ...bulletin, ...change, ...saved, rev: bulletin.rev + 1 }
  await saveBulletin(ctx.tx, changed)
  return changed
}

/** The card was drawn before somebody else's change. */
export const isOvertaken = ({ bulletin, rev }: BulletinWish): boolean => rev !== undefined && rev !== bulletin.rev

/** What was ticked in a list; nothing ticked comes back as nothing at all. */
export const ticksOf = (form: BulletinWish['form'], name: string): string[] => {
  const ticked = form?.[name]
  return Array.isArray(ticked) ? ticked.filter((one) => typeof one === 'string') : []
}

/** 全选 and 全不选: only the ticks change, nothing is stored. */
export const selectLines = (wish: BulletinWish, which: 'all' | 'none'): BulletinOutcome => {
  const { bulletin } = wish
  if (isOvertaken(wish) || bulletin.step !== 'choose')
    return { says: 'overtaken', bulletin, shown: { overtaken: true } }
  return { bulletin, shown: { ticked: which === 'all' ? 'all' : [] } }
}

/** 下一步: the ticked lines become the text. Which version of which report each was taken from is kept. */
export const chooseLines = async (ctx: ActorCtx, wish: BulletinWish): Promise<BulletinOutcome> => {
  const { bulletin, form } = wish
  if (isOvertaken(wish)) return { says: 'overtaken', bulletin, shown: { overtaken: true } }
  const ticked = lineKinds.flatMap((kind) => ticksOf(form, kind))
  if (ticked.length === 0) return { says: 'nothingChosen', bulletin, shown: { fault: t.nothingChosen, ticked } }
  const candidates = await candidatesOf(ctx, bulletin)
  const chosen = candidates.filter(({ key }) => ticked.includes(key))
  if (new Set(ticked).size > chosen.length) return { says: 'changedMeanwhile', bulletin, shown: { ticked } }
  const draft = writeDraft(chosen)
  const over = overfull(draft)
  if (over) return { says: 'tooMuch', bulletin, shown: { ticked, fault: t.tooMuchChosen(over.section, over.actual) } }
  const weeks = weekLabel(bulletin.from === bulletin.to ? [bulletin.from] : [bulletin.from, bulletin.to])
  const title = bulletin.content.title || t.usualTitle(weeks)
  await saveSources(ctx.tx, bulletin.id, chosen)
  const changed = await keepBulletin(ctx, bulletin, { step: 'edit', content: { ...bulletin.content, ...draft, title } })
  return { says: 'chosen', bulletin: changed }
}

/** 暂存, 预览 and 重选内容 under the form: what was typed is kept in any case. */
export const editBulletin = async (
  ctx: ActorCtx,
  wish: BulletinWish,
  to: 'save' | 'preview' | 'back',
): Promise<BulletinOutcome> => {
  const { bulletin, form } = wish
  const content = form ? readBulletinForm(form) : bulletin.content
  // Pressed twice, or the same text from two people: nothing is lost.
  if (isOvertaken(wish) && !sameBulletin(content, bulletin.content))
    return { says: 'overtaken', bulletin, shown: { typed: content, overtaken: true } }
  if (to === 'back') return { bulletin: await keepBulletin(ctx, bulletin, { step: 'choose', content }) }
  const faults = to === 'preview' ? bulletinFaults(content) : []
  if (faults.length > 0)
    return { says: 'faults', bulletin: await keepBulletin(ctx, bulletin, { step: 'edit', content }), shown: { faults } }
  const step = to === 'preview' ? 'preview' : 'edit'
  return { says: 'saved', bulletin: await keepBulletin(ctx, bulletin, { step, content }) }
}

/** 返回修改 under the preview. The ticked groups are kept. */
export const backToText = async (ctx: ActorCtx, wish: BulletinWish): Promise<BulletinOutcome> => {
  const { bulletin, form } = wish
  if (isOvertaken(wish)) return { says: 'overtaken', bulletin, shown: { overtaken: true } }
  return { bulletin: await keepBulletin(ctx, bulletin, { step: 'edit', groups: ticksOf(form, 'groups') }) }
}
