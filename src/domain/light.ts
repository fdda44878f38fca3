import type { AskLevel } from './report.ts'

/** 灯 of one report, ours and not the plan's: what a report says of itself, nothing that is judged by others. */
export const lights = ['red', 'yellow', 'green'] as const
export type Light = (typeof lights)[number]

export const asksOthers = (level: AskLevel): boolean => level !== 'none' && level !== 'self'
