import { readPerson } from '../../db/people.ts'
import { sentAbout } from '../../db/sent.ts'
import type { Ctx } from '../context.ts'
import { backupRecipients } from '../people/stand-ins.ts'
import type { ReportItem } from '../reports/report-item.ts'
import type { Recipient } from './recipients.ts'

/** The first backup who is there and has not been asked for this report, and who has been. @param personId whoever would ask. */
export const backupsFor = async (
  ctx: Ctx,
  { item, chain }: ReportItem,
  personId: string | undefined,
): Promise<{ next: Recipient | undefined; asked: string[] }> => {
  const rows = (await sentAbout(ctx.tx, item.id)).filter(
    ({ topic, state }) => topic === 'ask-backup' && state !== 'dropped' && state !== 'refused',
  )
  const before = new Set(rows.map((row) => row.personId))
  const people = await Promise.all([...before].map((id) => (id === undefined ? undefined : readPerson(ctx.tx, id))))
  const backups = await backupRecipients(ctx, chain.id)
  return {
    next: backups.find((one) => one.personId !== personId && !before.has(one.personId)),
    // To whoever has been asked it is no news.
    asked: people.flatMap((one) => (one && one.id !== personId ? [one.name] : [])),
  }
}
