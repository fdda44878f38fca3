import { cast } from './cast.ts'
import { officeTime, sentAt } from './conversation.ts'
import type { Scene } from './scene.ts'

const reporters = [
  [cast.zhang, '航天产业链'],
  [cast.wang, '陶瓷基复合材料产业链'],
  [cast.liu, '煤制烯烃（芳烃）深加工产业链'],
  [cast.yang, '新型纺织产业链'],
] as const

const textReport = `周报 陶瓷基 本周进展：示例陶瓷壬（虚构）中试线完成烘炉（演示）
下周计划：9月9日前出首批试样（演示）
需协调：请推进办协调区科技工信局（演示）9月11日前排定检测档期`

/** The cards come; one chain files by card, one by writing into the chat. */
export const wednesday = async (scene: Scene): Promise<void> => {
  const { cardTo, now, sees, toPerson, words } = scene
  await scene.at('09-02', '14:59')
  sees(
    '15:00 前没有打扰任何人',
    reporters.every(([who]) => toPerson(who).length === 0),
  )

  await scene.at('09-02', '15:00')
  for (const [who, chain] of reporters) {
    const cards = toPerson(who)
    const right = cards.length === 1 && cards.every((card) => sentAt(card, officeTime('09-02', '15:00')))
    sees(`周三 15:00 ${chain}的填报卡片私信给主报，一张`, right && words(cardTo(who, chain)).includes('本周进展'))
  }

  await scene.at('09-02', '15:20')
  const zhang = cardTo(cast.zhang, '航天产业链')
  await scene.clicks(cast.zhang, zhang, 'submit', '提交', {
    progress:
      '示例链主甲（虚构）试验台完成设备招标（演示）\n示例装备丁（虚构）与示例材料乙（虚构）签了试制协议（演示）',
    ask_level: 'chief',
    ask_detail: '请链长协调新城管理办（演示）9月15日前明确试验用地边界',
    next_plan: '9月10日前签试验台合同（演示）\n走访示例测控庚（虚构）',
  })
  sees('航天产业链用卡片报送，表单换成回执', words(now(zhang)).includes('已收到 · 航天产业链'), words(now(zhang)))

  await scene.at('09-02', '16:30')
  await scene.says(cast.wang, textReport)
  const offer = cardTo(cast.wang, '请核对')
  sees('文字周报读成填好的卡片，等本人核对', words(offer).includes('示例陶瓷壬（虚构）中试线完成烘炉'), words(offer))
  sees('核对前不算报送', words(cardTo(cast.wang, '周四工作动态')).includes('本周进展（'))
  await scene.clicks(cast.wang, offer, 'confirm', '确认提交')
  sees(
    '核对后，陶瓷基复合材料产业链已收到',
    toPerson(cast.wang).some((message) => words(message).includes('已收到 · 陶瓷基复合材料产业链')),
    words(now(offer)),
  )
}
