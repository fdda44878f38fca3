import { riskAlarmTitle } from '../texts/alarms.ts'
import { fieldWords } from '../texts/weekly.ts'
import { type Card, card } from './kit/card.ts'
import { div, heading } from './kit/elements.ts'
import { fullButton, type Source } from './source-line.ts'

/** 断链断供, told to each of the office in private: the words are about one enterprise and stand in no group. */
export interface RiskAlarmView {
  chainName: string
  /** `第36周` */
  periodLabel: string
  state: 'new' | 'changed'
  /** From `riskReported`. */
  text: string
  detail: string
  source: Source
}

export const riskAlarmCard = (v: RiskAlarmView): Card => {
  const title = riskAlarmTitle(v.chainName, v.state)
  return card({
    title,
    subtitle: v.periodLabel,
    template: v.state === 'new' ? 'red' : 'orange',
    summary: title,
    elements: [heading(fieldWords.risk_detail), div(v.detail), div(v.text), ...fullButton(v.source)],
  })
}
