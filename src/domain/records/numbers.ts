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
  /** 问题, 需求, 诉求 受理 and 答复: workdays; then it climbs by itself. */
  'problem-accept': 1,
  'problem-answer': 5,
  'need-accept': 3,
  'need-answer': 15,
  'request-accept': 1,
  'request-answer': 7,
  /** 诉求 确认: workdays without a word of whoever raised it, then the office may say so in their place. Holds for 问题 and 需求 as well. */
  'case-confirm': 10,
  /** 默认时限 批示, 会议, 其他: calendar days. */
  'due-instruction': 15,
  'due-meeting': 20,
  'due-other': 30,
  /** 风险 红, 橙, 黄: days that the stock still lasts. */
  'risk-red': 15,
  'risk-orange': 30,
  'risk-yellow': 60,
  /** 风险 报链长: working hours after the office was told of 红. */
  'risk-chief': 2,
  /** 重大事项 未阅: minutes, then the chief is told; of working time, unless 全时. */
  'matter-unseen': 30,
  'matter-any-hour': 0,
  /** 重大事项 续报: hours, where no time was promised. */
  'matter-follow-up': 24,
  /** 经验 答复: workdays, then the office's digest says so. */
  'experience-answer': 10,
  /** 调研 闭环: workdays from when it was recorded. */
  'visit-close': 20,
  /** 会议 纪要: workdays after the first decision was written down. */
  'meeting-minutes': 3,
  /** 文件 政策评估: days after 印发 or the last 评估. */
  'doc-review': 365,
  /** 文件 年度文件: the month on whose first day they are owed. */
  'doc-yearly': 3,
  /** 项目 黄, 项目 红: points behind the time that has gone by. */
  'project-yellow': 10,
  'project-red': 30,
  /** 指标 警戒: 用电 and 用工 fallen by so many per cent, 利用率 in per cent and 库存 in days at most. */
  'figure-power': 20,
  'figure-use': 60,
  'figure-staff': 10,
  'figure-stock': 15,
  /** 归档: days after closing, and of a past year. */
  archive: 90,
} as const satisfies Record<string, number>

export type NumberKey = keyof typeof defaultNumbers
/** 清单 L07 复核: of each list, where the office has changed it. */
export type ReviewKey = `review-${string}`
export type Numbers = Readonly<Record<NumberKey, number>> & { readonly [key: ReviewKey]: number }
