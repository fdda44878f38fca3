import type { ActorCtx } from '../context.ts'
import type { Filed } from './filed.ts'
import { receiptTasks, type WeeklyItem } from './weekly-item.ts'

/** The receipt that is drawn next speaks of other tasks than the one before. */
export const showTasks = async ({ tx }: ActorCtx, { report }: Filed<WeeklyItem>): Promise<void> => {
  report.tasks = await receiptTasks(tx, report)
}
