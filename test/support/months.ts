import type { Member } from '../../scripts/town/member.ts'
import { good } from './reports.ts'
import type { Town } from './town.ts'

export const monthFigures = {
  output: '3.2亿',
  cumulative: '28',
  yoy: '8.5',
  basis: 'express',
  cutoff: '2026-09-20',
} as const
export const monthIssues = { next_month: '10月15日前设备进场\n走访2户配套企业', check_1155: 'checked' } as const

/** Through the four steps of the month's newest card to the last one, where everything is shown before it is handed in. */
export const toPreview = async (
  person: Member,
  more: { figures?: Record<string, string>; moves?: Record<string, string>; issues?: Record<string, string> } = {},
) => {
  // Reminders of it name it as well.
  const card = person.card(' · 月度进展')
  await card.clicks('next_points', { points: '示例链主甲（虚构）完成设备招标' })
  await card.clicks('next_figures', { ...monthFigures, ...more.figures })
  if (more.moves) await card.clicks('next_moves', more.moves)
  else await card.clicks('no_change_moves')
  await card.clicks('next_issues', { ...monthIssues, ...more.issues })
  return card
}

/** Opens the month by word and files it. */
export const filesMonth = async (person: Member, more: Parameters<typeof toPreview>[1] = {}): Promise<string> => {
  await person.says('月报')
  const card = await toPreview(person, more)
  return (await card.clicks('submit')).toast
}

/** Wednesday of W39: 张工 has filed the weekly report, and the month's card has followed. */
export const secondStep = async (town: Town): Promise<void> => {
  await town.at('09-23 15:00')
  await town.张工.fills({ ...good, ask_level: 'chief', ask_detail: '请协调示例地块水电接入，10月15日前明确' }).submits()
}
