import { bulletinListCard } from '../../cards/bulletin-list.ts'
import type { Card } from '../../cards/kit/card.ts'
import { latestBulletins } from '../../db/bulletins.ts'
import { issueName, savedLine } from '../../texts/bulletin.ts'
import { shortTimeText } from '../../texts/dates.ts'
import type { Ctx } from '../context.ts'
import { rangeText } from './draw-bulletin.ts'

const mostRows = 12

/** @returns undefined while there is none. */
export const drawBulletinList = async (ctx: Ctx): Promise<Card | undefined> => {
  const found = await latestBulletins(ctx.tx, mostRows)
  if (found.length === 0) return undefined
  return bulletinListCard({
    rows: found.map((one) => {
      const { id, rev, state, step, year, number, content } = one
      const name = state === 'issued' ? `${issueName(year ?? 0, number ?? 0)} ${content.title}` : rangeText(one)
      return {
        bulletin: id,
        rev,
        name,
        state: state === 'issued' ? 'issued' : step === 'choose' ? 'choosing' : 'draft',
        text: savedLine(one.savedByName, shortTimeText(one.savedAt, ctx.rules.zone)),
      }
    }),
  })
}
