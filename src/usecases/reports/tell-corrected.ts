import { readPerson } from '../../db/people.ts'
import type { Revision } from '../../domain/report.ts'
import { correctedByOffice } from '../../texts/corrections.ts'
import type { Sentence } from '../../texts/plain.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { awayToday, reporterRecipients } from '../people/stand-ins.ts'
import type { Recipient } from '../reminding/recipients.ts'
import { inWorkingHours, sendTo } from '../say.ts'
import type { Filed } from './filed.ts'
import { type ReportItem, reportWords } from './report-item.ts'

type Filer = Pick<Revision, 'post' | 'filedBy'>

/** Whose report it is: who is asked for the chain now, and whoever filed the revision, if they are there. */
export const filersOf = async (ctx: Ctx, chainId: string, revision: Filer | undefined): Promise<Recipient[]> => {
  const asked = await reporterRecipients(ctx, chainId)
  if (!revision || revision.post === 'office' || asked.some(({ personId }) => personId === revision.filedBy))
    return asked
  const filer = await readPerson(ctx.tx, revision.filedBy)
  if (filer?.state !== 'active' || filer.openId === undefined || (await awayToday(ctx)).has(filer.id)) return asked
  return [...asked, { type: 'open_id', id: filer.openId, personId: filer.id, name: filer.name }]
}

/** One quiet line to each of them, in working hours. @returns whether there is anybody. */
export const tellFilers = async (
  ctx: Ctx,
  report: ReportItem,
  say: { cause: string; text: Sentence; filed?: Filer | undefined },
): Promise<boolean> => {
  const filers = await filersOf(ctx, report.chain.id, say.filed)
  for (const to of filers)
    await sendTo(ctx, to, {
      cause: say.cause,
      topic: 'notice',
      content: { text: say.text },
      about: { period: report.item.period, chainId: report.chain.id },
      notBefore: inWorkingHours(ctx),
    })
  return filers.length > 0
}

/** The office changed somebody's report: they hear of it, and why. */
export const tellCorrected = async (ctx: ActorCtx, { report, revision, before, post }: Filed): Promise<void> => {
  if (post !== 'office') return
  const words = reportWords(ctx, report)
  const text = correctedByOffice({
    by: ctx.actor.name,
    chain: report.chain.name,
    report: words.name,
    query: words.query,
    rev: revision.rev,
    reason: revision.reason ?? '',
  })
  await tellFilers(ctx, report, { cause: `corrected/${report.item.id}/${revision.rev}`, text, filed: before })
}
