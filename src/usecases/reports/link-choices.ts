import { type RecordChoice, recordChoices } from '../../db/record-choices.ts'
import { recordByNumber } from '../../db/records.ts'
import type { Executor } from '../../db/schema.ts'
import { mentionsOf } from '../../domain/records/mentions.ts'
import type { LinkedTask, WeeklyContent } from '../../domain/weekly.ts'
import { hiddenTitle, linkLabel, spokenNumber } from '../../texts/records.ts'
import type { Ctx } from '../context.ts'
import { kinds } from '../records/kinds.ts'
import { thisYear } from '../records/names.ts'

/** A task that a report of the week may be linked to, or is. */
export interface TaskChoice extends LinkedTask {
  /** With its title, unless it is a sensitive one. */
  name: string
  /** The same with its light, for the picker. */
  label: string
  open: boolean
}

const kind = kinds.task

/** A week's own year decides which number goes without one. */
const choiceOf = (period: string, { id, year, no, title, sensitive, lit, open }: RecordChoice): TaskChoice => {
  const number = spokenNumber(kind.word, { year, no }, Number(period.slice(0, 4)))
  const name = sensitive ? hiddenTitle(number) : `${number} ${title}`
  return { id, number, name, label: lit && !sensitive ? linkLabel(name, lit) : name, open }
}

/** Open tasks of the chain, the worst light first, and those that the report names already. Nothing is asked where there are none. */
export const taskChoices = async (
  db: Executor,
  item: { period: string; chainId: string },
  about: { hasTasks: boolean; content: WeeklyContent | undefined },
): Promise<TaskChoice[]> => {
  const named = (about.content?.tasks ?? []).map(({ id }) => id)
  if (!about.hasTasks && named.length === 0) return []
  return (await recordChoices(db, { kind: kind.key, chainId: item.chainId, named })).map((one) =>
    choiceOf(item.period, one),
  )
}

/** Ids of the tasks that a text names by their numbers. */
export const tasksNamed = async (ctx: Ctx, text: string): Promise<string[]> => {
  const found: string[] = []
  for (const said of mentionsOf(text, kind.word)) {
    const record = await recordByNumber(ctx.tx, kind.key, said, thisYear(ctx))
    if (record) found.push(record.id)
  }
  return found
}

/** How the tasks of one version are spoken of now. */
export const taskNames = async (
  db: Executor,
  item: { period: string; chainId: string },
  content: WeeklyContent,
): Promise<string[]> => {
  const { tasks = [] } = content
  return namesOf(tasks, await taskChoices(db, item, { hasTasks: false, content }))
}

export const namesOf = (tasks: readonly LinkedTask[], choices: readonly TaskChoice[]): string[] =>
  tasks.map(({ id, number }) => choices.find((one) => one.id === id)?.name ?? number)
