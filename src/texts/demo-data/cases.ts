/** What the sample 问题, 需求 and 诉求 say, chain after chain. Firms are made up. */
export interface CaseWords {
  title: string
  category: string
  firms: string
  detail: string
  proposal: string
}

const said = (title: string, category: string, firms: string, detail: string, proposal: string): CaseWords => ({
  ...{ title, category, firms },
  detail: `${detail}（演示）`,
  proposal: `${proposal}（演示）`,
})

export const problems: readonly (readonly CaseWords[])[] = [
  [
    said('示例链主甲（虚构）试验台用电容量不足', '要素', '示例链主甲（虚构）', '试车期容量不够', '先接临时用电'),
    said('示例材料乙（虚构）用地指标未落实', '用地', '示例材料乙（虚构）', '二期用地没有指标', '列入年内供地计划'),
    said('示例测控庚（虚构）缺检测工', '用工', '示例测控庚（虚构）', '检测岗位招不到人', '组织专场招聘'),
  ],
  [
    said('示例陶瓷壬（虚构）烧结工艺不稳定', '技术', '示例陶瓷壬（虚构）', '成品率上不去', '请研究院联合攻关'),
    said('示例涂层癸（虚构）贷款到期要续', '融资', '示例涂层癸（虚构）', '流动资金紧张', '协调银行续贷'),
  ],
  [
    said('示例烯烃丑（虚构）蒸汽供应不足', '要素', '示例烯烃丑（虚构）', '检修期蒸汽不够', '协调热源单位增供'),
    said('示例催化寅（虚构）中试审批慢', '审批', '示例催化寅（虚构）', '中试备案等了一个月', '请牵头部门并联办理'),
  ],
  [
    said('示例染整午（虚构）污水纳管没接通', '要素', '示例染整午（虚构）', '纳管工程停在路口', '协调道路开挖'),
    said('示例织造巳（虚构）订单下滑', '市场', '示例织造巳（虚构）', '外单减少', '组织本地采购对接'),
  ],
]

export const needs: readonly CaseWords[] = [
  said('示例装备丁（虚构）求购精密轴承', '补链', '示例装备丁（虚构）', '本地没有供应', '引进一家配套'),
  said('示例纤维戊（虚构）扩大本地试配', '强链', '示例纤维戊（虚构）', '想增加本地配套', '开一次供需对接会'),
  said('示例芳烃卯（虚构）找下游客户', '延链', '示例芳烃卯（虚构）', '产品缺下游', '请专班牵线'),
]

export const requests: readonly CaseWords[] = [
  said('示例服装未（虚构）申请绿色通道', '绿色通道', '示例服装未（虚构）', '设备进口通关慢', '容缺受理'),
  said('示例包装辰（虚构）申请基金支持', '基金融资', '示例包装辰（虚构）', '扩产缺资金', '推荐产业基金'),
  said('示例研究院子（虚构）用电保障', '要素', '示例研究院子（虚构）', '实验不能停电', '列入保障名单'),
]

export const caseWords = {
  answer: '已协调有关单位，办法见会商意见（演示）',
  unsolved: '现场还没有见效（演示）',
  drop: '企业已自行解决（演示）',
  order: '请专班落实会商意见（演示）',
} as const
