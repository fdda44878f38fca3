import { dayPattern, readDay } from '../day-words.ts'
import type { Values } from '../records/field.ts'
import { textLines } from '../text.ts'
import type { Day } from '../time.ts'

/** A step of the way with its day, `10-20 设备进场`. */
export interface TaskNode {
  /** As typed: it is picked by its text. */
  text: string
  due: Day | undefined
}

const leadingDay = new RegExp(`^${dayPattern}`, 'u')

/** Reads the nodes as typed on `since`, the day of saving: a day without a year means the nearest. */
export const readNodes = (typed: string, since: Day): TaskNode[] =>
  textLines(typed).map((line) => ({ text: line, due: readDay(leadingDay.exec(line)?.[0] ?? '', since) }))

export const openNodes = (values: Values): TaskNode[] => {
  const done = Array.isArray(values.nodes_done) ? values.nodes_done : []
  const since = typeof values.nodes_since === 'string' ? values.nodes_since : undefined
  if (typeof values.nodes !== 'string' || since === undefined) return []
  return readNodes(values.nodes, since).filter(({ text }) => !done.includes(text))
}
