/** What the sample risks and major matters say. Firms are made up; a product names none. */
export interface RiskWords {
  category: string
  firms: string
  product: string
}

const said = (category: string, firms: string, product: string): RiskWords => ({
  ...{ category, firms },
  product: `${product}（演示）`,
})

export const risks: readonly (readonly RiskWords[])[] = [
  [
    said('断供', '示例装备丁（虚构）', '高精度轴承'),
    said('涨价', '示例材料乙（虚构）', '特种合金棒材'),
    said('断链', '示例测控庚（虚构）', '传感器芯片'),
    said('用工', '示例链主甲（虚构）', '总装熟练工'),
  ],
  [
    said('断供', '示例陶瓷壬（虚构）', '碳化硅粉'),
    said('断单', '示例涂层癸（虚构）', '隔热涂层件'),
    said('要素', '示例纤维戊（虚构）', '工业燃气'),
  ],
  [
    said('断供', '示例烯烃丑（虚构）', '甲醇'),
    said('涨价', '示例芳烃卯（虚构）', '混合二甲苯'),
    said('断资', '示例催化寅（虚构）', '催化剂载体'),
    said('其他', '示例包装辰（虚构）', '包装膜粒子'),
  ],
  [
    said('断供', '示例染整午（虚构）', '染料助剂'),
    said('断链', '示例后整理己（虚构）', '阻燃整理剂'),
    said('外迁', '示例服装未（虚构）', '成衣加工'),
  ],
]

export const riskWords = {
  supplier: '外省一家供应商（演示）',
  done: '已联系第二家供应商，正在送样（演示）',
  need: '请牵头部门协助对接替代供应（演示）',
  result: '替代供应已验证，库存恢复（演示）',
  deny: '替代样品还没有合格（演示）',
  drop: '填错了产品（演示）',
} as const

export const matters: readonly { place: string; what: string; impact: string; done: string }[] = [
  {
    place: '示例烯烃丑（虚构）',
    what: '蒸汽管线泄漏，一号装置停车（演示）',
    impact: '日产减少三成（演示）',
    done: '已停车隔离，无人员伤害（演示）',
  },
  {
    place: '示例染整午（虚构）',
    what: '变压器故障，染色车间停产（演示）',
    impact: '两条线停产（演示）',
    done: '已报供电单位抢修（演示）',
  },
  {
    place: '示例链主甲（虚构）',
    what: '试验台项目进度明显落后（演示）',
    impact: '比计划晚一个月（演示）',
    done: '已开专题会（演示）',
  },
]

export const matterWords = {
  cause: '管件老化（演示）',
  scale: '一号装置，日产约三成（演示）',
  need: '请协调备件（演示）',
  result: '装置恢复运行（演示）',
  loss: '减产两天（演示）',
  lesson: '增加巡检频次（演示）',
} as const
