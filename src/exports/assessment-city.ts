import type { Sheet } from '../domain/assessment/assess.ts'
import { rounded } from '../domain/assessment/line.ts'
import type { Rules } from '../domain/assessment/rules.ts'
import { noGradeYet } from '../texts/assessment-sums.ts'
import type { AssessedSheet } from './assessment.ts'
import type { Cell } from './xlsx-sheet.ts'

type Column = Rules['city_form']['columns'][number]

const points = (value: number | undefined): Cell => (value === undefined ? undefined : { decimal: value })

const blockOf = ({ blocks }: Sheet, of: string | undefined): Cell => {
  const block = blocks.find(({ id }) => id === of)
  return block && block.counted > 0 ? points(block.points) : undefined
}

/** One cell of the form of 先进制造业强市. What cannot be told is empty and no 0. */
export const cityCell = ({ show, of }: Column, { chain, sheet }: AssessedSheet, number: number): Cell => {
  switch (show) {
    case 'number':
      return number
    case 'chain':
      return chain.name
    case 'chief':
      return chain.chief
    case 'lead_unit':
      return chain.departments[0]
    case 'units':
      return chain.departments.join('、')
    case 'block':
      return blockOf(sheet, of)
    case 'rule':
      return points(sheet.lines.find(({ rule_id }) => rule_id === of)?.points)
    case 'bonus':
      return points(sheet.bonus)
    case 'internal':
      return points(rounded(sheet.points + sheet.bonus))
    case 'third':
      return points(sheet.third?.value)
    case 'result':
      return points(sheet.result)
    case 'grade':
      return sheet.grade ?? noGradeYet
    case 'counted':
      return points(sheet.counted)
    case 'empty':
      return undefined
  }
}
