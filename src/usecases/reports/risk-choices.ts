import { recordChoices } from '../../db/record-choices.ts'
import type { Executor } from '../../db/schema.ts'
import { hiddenTitle, spokenNumber } from '../../texts/records.ts'
import { riskBrief } from '../../texts/risks.ts'
import { kinds } from '../records/kinds.ts'

/** An open risk, as a report of the week speaks of it. */
export interface RiskChoice {
  id: string
  /** `风险3` */
  number: string
  /** `风险3 示例助剂（橙，约剩21天）`, without its title where that is sensitive. */
  label: string
}

const kind = kinds.risk
/** Far more than a chain has. */
const most = 200

/** A week's own year decides which number goes without one. */
export const riskChoices = async (db: Executor, item: { period: string; chainId: string }): Promise<RiskChoice[]> =>
  (await recordChoices(db, { kind: kind.key, chainId: item.chainId, named: [], most })).map(
    ({ id, year, no, title, sensitive, lit }) => {
      const number = spokenNumber(kind.word, { year, no }, Number(item.period.slice(0, 4)))
      return { id, number, label: sensitive ? hiddenTitle(number) : riskBrief(number, title, lit) }
    },
  )
