const settingWords: Record<string, string> = {
  district: '区名',
  zone: '时区',
  'office-name': '推进办名称',
  'office-bureau': '推进办所在单位',
  demo: '演示标记',
  'weekly-clock': '周报各时点',
  'holiday-rule': '节假日规则',
  'monthly-clock': '月报各时点',
  targets: '规划目标',
}
/** Why a chain that left the roster owes nothing. */
export const chainClosedNote = '产业链已移出名册'
const given = (added: boolean): string => (added ? '登记' : '取消')

/** Lines that `apply` prints, one per change. */
export const rulesApplied = (year: number, version: number): string => `考核规则：${year}年，第 ${version} 版`
export const settingChanged = (key: string): string =>
  `设置：${settingWords[key] ?? key.replace(/^sign-off\//u, '审签 ')}`
export const chainChanged = (name: string, how: 'added' | 'changed' | 'closed'): string =>
  `产业链：${{ added: '新增', changed: '更新', closed: '关闭' }[how]} ${name}`
export const chiefChanged = (chain: string, name: string | undefined): string =>
  name === undefined ? `链长：${chain} 现无链长` : `链长：${chain} 由 ${name} 担任`
export const enterpriseChanged = (name: string, role: string, added: boolean): string =>
  `企业：${given(added)} ${name}（${role}）`
export const unitChanged = (name: string, added: boolean): string => `单位：${given(added)} ${name}`
export const measureChanged = (id: string, added: boolean): string => `举措：${given(added)} ${id}`
export const personChanged = (name: string, known: boolean): string => `人员：${known ? '更新' : '新增'} ${name}`
export const personFound = (name: string): string => `人员：在通讯录中找到 ${name}`
export const grantChanged = (name: string, post: string, added: boolean): string =>
  `职责：${given(added)} ${name} ${post}`
export const groupChanged = (name: string, bound: boolean): string => `群：${bound ? '绑定' : '解除'} ${name}`
