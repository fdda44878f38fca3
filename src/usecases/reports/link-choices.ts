import { type RecordChoice, recordChoices } from '../../db/record-choices.ts'
import { recordByNumber } from '../../db/records.ts'
import type { Executor } from '../../db/schema.ts'
import { mentionsOf } from '../../domain/records/mentions.ts'
import type { LinkedTask, WeeklyContent } from '../../domain/weekly.ts'
import { pickedTasks } from '../../domain/weekly-form.ts'
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

/** As many as a form offers; and far more than a chain has: nobody picks from more. */
const [offered, most] = [20, 200]

interface About {
  item: { period: string; chainId: string }
  has: { task: boolean }
  current?: { content: WeeklyContent }
}

const read = async (db: Executor, { item, has, current }: About, many: number): Promise<TaskChoice[]> => {
  const named = (current?.content.tasks ?? []).map(({ id }) => id)
  if (!has.task && named.length === 0) return []
  const wish = { kind: kind.key, chainId: item.chainId, named, most: has.task ? many : 0 }
  return (await recordChoices(db, wish)).map((one) => choiceOf(item.period, one))
}

/**
 * What a form offers: the first open tasks of the chain, the worst light first, and those that the report names already. One that is picked and not
 * among them, on an older card or by its number in a text, is looked for among all.
 */
export const taskChoices = async (db: Executor, about: About, picked?: string): Promise<TaskChoice[]> => {
  const first = await read(db, about, offered)
  const known = pickedTasks(picked).every((number) => first.some((one) => one.number === number))
  return known ? first : read(db, about, most)
}

/** Those alone that the report names. */
export const namedTasks = (db: Executor, about: About): Promise<TaskChoice[]> => read(db, about, 0)

/** All that are open, for a text that names some by their numbers. */
export const openTasks = async (db: Executor, about: About): Promise<TaskChoice[]> =>
  (await read(db, about, most)).filter(({ open }) => open)

/** What a form says of the tasks, as it is typed. */
export const typedTasks = (form: unknown): string => {
  const tasks = typeof form === 'object' && form !== null && 'tasks' in form ? form.tasks : undefined
  return Array.isArray(tasks) ? tasks.join(',') : String(tasks ?? '')
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
  return namesOf(tasks, await namedTasks(db, { item, has: { task: false }, current: { content } }))
}

export const namesOf = (tasks: readonly LinkedTask[], choices: readonly TaskChoice[]): string[] =>
  tasks.map(({ id, number }) => choices.find((one) => one.id === id)?.name ?? number)
