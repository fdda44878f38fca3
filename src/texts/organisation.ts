export const organisationTitle = (scope: string): string => `组织 · ${scope}`
const people = (names: readonly string[]): string => (names.length === 0 ? '未登记' : names.join('、'))
export const organisationLines = (v: {
  leaders: readonly string[]
  office: readonly string[]
  units: readonly string[]
  experts: number
}): string[] => [
  `领导小组：${people(v.leaders)}`,
  `推进办：${people(v.office)}`,
  `成员单位：${v.units.length === 0 ? '未登记' : `${v.units.length} 个，${v.units.join('、')}`}`,
  `推进产业链服务团：${members(v.experts)}`,
]
/** Of L08, where 入服务团 is ticked. */
const members = (count: number): string => (count === 0 ? '未登记' : `${count} 人（清单 L08）`)
export const chainLines = (v: {
  chief: readonly string[]
  lead: readonly string[]
  departments: readonly string[]
  experts: number
}): string[] => [
  `链长：${people(v.chief)}`,
  `专班负责人：${people(v.lead)}`,
  `责任部门：${people(v.departments)}`,
  `专家服务团：${members(v.experts)}`,
]
export const organisationSummary = '看组织：领导小组、推进办、成员单位、服务团，各链的链长、专班、责任部门和专家服务团'
