/** What a task force writes in a week, about as long as it is in life. */
export const progressText = (week: string, index: number): string =>
  [
    `本周（${week}）第${index}链三号车间完成设备安装并通过联调，试生产批次合格率达到设计要求，产能爬坡按计划推进。`,
    '与链主企业签订供货意向协议，配套企业到位，围绕关键材料国产化开展两次技术对接，形成问题清单与责任分工。',
    '专班走访企业六家，收集诉求九条，已办结五条，其余转相关部门限时答复，用工和用电保障平稳。',
  ].join('\n')

export const planLinesText = (week: string, index: number): string =>
  [`完成第${index}链二期厂房主体验收（${week}）`, '组织链上企业开展产销对接活动', '推进检测中心资质认定资料报审'].join(
    '\n',
  )

/** What few reports tell of: one in so many. */
export const rare = [
  { text: '航天密封件通过地面试车', every: 10 },
  { text: '氢燃料电池堆完成耐久测试', every: 1_000 },
  { text: '硒化锌透镜首批交付', every: 50_000 },
] as const

const mixed = (text: string): number => {
  let sum = 7
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 16_777_619) >>> 0
  return sum >>> 4
}

export const rareText = (week: string, index: number): string =>
  rare.flatMap(({ text, every }) => (mixed(`${text}${week}/${index}`) % every === 0 ? [`\n${text}。`] : [])).join('')
