/** Numbers the office may change in 设置; they count from then on, never for the past. */
export const defaultNumbers = {
  /** 任务 临期: workdays before the due day. */
  'task-soon': 3,
  /** 任务 红: overdue by more workdays than this; 延期 twice is red as well. */
  'task-red': 5,
  /** 任务 签收: workdays, then the lead is told once. */
  'task-accept': 1,
  /** 任务 退办: within so many workdays. */
  'task-decline': 1,
  /** 任务 批延期. */
  'task-grant': 2,
  /** 任务 退回重办: workdays, where the due day is past. */
  'task-again': 3,
  /** 任务 久未动: reporting weeks without a step. */
  'task-still': 2,
  /** 默认时限 批示, 会议, 其他: calendar days. */
  'due-instruction': 15,
  'due-meeting': 20,
  'due-other': 30,
  /** 归档: days after closing, and of a past year. */
  archive: 90,
} as const satisfies Record<string, number>

export type NumberKey = keyof typeof defaultNumbers
export type Numbers = Readonly<Record<NumberKey, number>>
