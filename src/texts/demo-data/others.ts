/** What the sample meetings, experiences, visits, liaisons and documents say. */
export const meetings = {
  place: '推进办会议室（演示）',
  topic: '示例陶瓷壬（虚构）烧结炉供气',
  decision: '示例陶瓷壬（虚构）烧结炉供气三日内接通',
} as const

export const experiences: readonly { title: string; category: string; how: string; effect: string }[] = [
  {
    title: '轴承本地试配（演示）',
    category: '补链',
    how: '专班列清单，企业结对试配（演示）',
    effect: '9 月试配 3 家（演示）',
  },
  {
    title: '研究院驻厂攻关（演示）',
    category: '强链',
    how: '研究院派人驻厂（演示）',
    effect: '成品率提高 5 个百分点（演示）',
  },
  {
    title: '蒸汽错峰调度（演示）',
    category: '要素保障',
    how: '各厂按日报量错峰（演示）',
    effect: '8 月少停 2 次（演示）',
  },
  {
    title: '助剂替代共享验证（演示）',
    category: '稳链',
    how: '几家合送一次检测（演示）',
    effect: '验证用时减到 10 天（演示）',
  },
  {
    title: '并联审批一张表（演示）',
    category: '机制创新',
    how: '各部门同时受理（演示）',
    effect: '审批减到 7 天（演示）',
  },
]

export const visits = [
  { firms: '示例链主甲（虚构）', found: '试验台用电不足（演示）', promised: '一个月内接通（演示）' },
  { firms: '示例染整午（虚构）', found: '生产平稳（演示）' },
] as const

export const liaisons = [
  { title: '请省专班协调轴承供应（演示）', detail: '请列入省级清单（演示）' },
  { title: '请市专班支持示范应用（演示）', detail: '请推荐应用场景（演示）' },
] as const
export const liaisonAnswer = '已列入下批清单（演示）'

export const docs = [
  { type: '实施细则', title: '航天产业链实施细则（演示）' },
  { type: '年度工作方案', title: '航天产业链年度工作方案（演示）' },
  { type: '政策措施', title: '配套企业贴息办法（演示）' },
] as const
export const docLink = '示例文〔2026〕1号，存专班（演示）'
export const experienceBack = '成效请写明时间（演示）'
