import { recordsIssued } from '../../db/bulletins.ts'
import { periodCovering, readPeriod } from '../../db/items.ts'
import { periodReports } from '../../db/period-reports.ts'
import { findRecords } from '../../db/records.ts'
import type { BulletinSource } from '../../domain/bulletin.ts'
import { mayBePublic } from '../../domain/kinds/experience.ts'
import { withoutNumbering } from '../../domain/numbering.ts'
import { textLines } from '../../domain/text.ts'
import { nextWeek, type Week } from '../../domain/time.ts'
import type { WeeklyContent } from '../../domain/weekly.ts'
import { headline, planLines } from '../../domain/weekly-form.ts'
import { askLine, experienceLine, riskLine } from '../../texts/bulletin.ts'
import { weekLabel } from '../../texts/dates.ts'
import type { Ctx } from '../context.ts'
import { chainNameOf, numberOf } from '../records/names.ts'

/** One line of a report that may go into a bulletin. */
export interface Candidate extends BulletinSource {
  /** What the card's list gives back; names the version, so that a newer one is noticed. */
  key: string
  chainName: string
  /** Undefined: of no week. */
  week: string | undefined
  /** What the list shows. */
  label: string
  /** Of a progress: all of it, and the plan that goes with it. */
  lines: string[]
  nextPlan: string[]
}

/** A week that was merged lies under the one it was merged into. */
export const wholePeriods = async (
  { tx }: Ctx,
  { from, to }: { from: Week; to: Week },
): Promise<{ from: Week; to: Week }> => {
  const last = (await periodCovering(tx, to))?.period ?? to
  return { from: from === to ? last : from, to: last }
}

/** What chains reported in a range, week by week in their order. What was sent back, or is owed no more, is left out. */
export const candidatesOf = async (ctx: Ctx, { from, to }: { from: Week; to: Week }): Promise<Candidate[]> => {
  const found: Candidate[] = []
  for (let week = from; week <= to; week = nextWeek(week)) {
    const period = await readPeriod(ctx.tx, week)
    if (!period) continue
    for (const { item, chainName, revision } of await periodReports<WeeklyContent>(ctx.tx, { period: week })) {
      if (!revision || item.state === 'returned' || item.state === 'exempt') continue
      const { content, rev } = revision
      const add = (kind: Candidate['kind'], text: string, lines: string[] = [text], label = text) =>
        found.push({
          ...{ kind, chainId: item.chainId, itemId: item.id, rev, text, chainName, lines, label },
          ...{ key: `${kind}/${rev}/${item.id}`, week: weekLabel(period.plan.covers) },
          nextPlan: kind === 'progress' ? planLines(content.nextPlan) : [],
        })
      const lines = withoutNumbering(textLines(content.progress))
      if (!content.noNews && lines.length > 0)
        add('progress', lines.join('\n'), lines, `${chainName}：${headline(content.progress).text}`)
      if (content.askLevel === 'office' || content.askLevel === 'leading')
        add('ask', askLine(chainName, content.askLevel, textLines(content.askDetail).join('；')))
      if (content.risk !== 'none') add('risk', riskLine(chainName, content.risk))
    }
  }
  return [...found, ...(await experiences(ctx))]
}

const mostExperiences = 20

/** What was adopted, may be public and stands in no issue yet. */
const experiences = async (ctx: Ctx): Promise<Candidate[]> => {
  const query = { kind: 'experience', states: ['adopted'], sensitive: false }
  const adopted = await findRecords(ctx.tx, query, { limit: 200, offset: 0 })
  const issued = await recordsIssued(ctx.tx)
  const open = adopted.filter(({ id, values }) => values.public === mayBePublic && !issued.has(id))
  const found: Candidate[] = []
  for (const record of open.slice(-mostExperiences)) {
    const { id: itemId, rev, title, values, chainId = '' } = record
    const chainName = await chainNameOf(ctx, record.chainId)
    const text = experienceLine(title, String(values.effect), chainName, numberOf(ctx, record))
    const of = { kind: 'experience', chainId, itemId, rev, text, chainName, week: undefined } as const
    found.push({ ...of, key: `experience/${rev}/${itemId}`, label: text, lines: [text], nextPlan: [] })
  }
  return found
}
