import { cast, groups } from './cast.ts'
import type { Scene } from './scene.ts'

/** The office asks, two chains are late: one mends a faulty card, one is filed by the backup. */
export const thursday = async (scene: Scene): Promise<void> => {
  await askForStatus(scene)
  await mendFaults(scene)
  await backupFiles(scene)
  const { lastTo, sees, words } = scene
  await scene.at('09-03', '18:05')
  const receipt = words(scene.inGroup(groups.office).at(-1) ?? lastTo(cast.zhou))
  sees(
    '周四 18:05 推进办收到报送情况：四条链都报齐',
    receipt.includes('报送情况') && receipt.includes('已报 4'),
    receipt,
  )
}

const askForStatus = async (scene: Scene): Promise<void> => {
  const { inGroup, lastTo, sees, toPerson, words } = scene
  await scene.at('09-03', '09:10')
  await scene.says(cast.zhou, '状态', groups.office)
  const status = words(inGroup(groups.office).at(-1) ?? lastTo(cast.zhou))
  const filed = ['航天产业链 ✓ 已报', '陶瓷基复合材料产业链 ✓ 已报']
  const owing = ['煤制烯烃（芳烃）深加工产业链 ○ 未报', '新型纺织产业链 ○ 未报']
  sees(
    '推进办发「状态」：两条链已报、两条链未报',
    [...filed, ...owing].every((row) => status.includes(row)),
    status,
  )

  await scene.at('09-03', '10:00')
  const first = [cast.liu, cast.yang].map((who) => words(lastTo(who)))
  sees(
    '周四 10:00 只提醒没报的两位主报',
    first.every((text) => text.includes('工作动态还没有填')),
    first.join(' '),
  )
  sees('已报的人不再打扰', !words(lastTo(cast.zhang)).includes('还没有填'))
  sees('备报还没有被打扰', toPerson(cast.huang).length === 0)
}

const mendFaults = async (scene: Scene): Promise<void> => {
  const { cardTo, now, sees, words } = scene
  await scene.at('09-03', '10:20')
  const card = cardTo(cast.liu, '煤制烯烃')
  await scene.clicks(cast.liu, card, 'submit', '提交', {
    progress:
      '示例烯烃丑（虚构）检修收尾（演示）\n示例助剂丙（虚构）复产（演示）\n示例催化寅（虚构）送样（演示）\n示例包装辰（虚构）补签合同（演示）',
    ask_level: 'office',
    next_plan: '9月8日前示例烯烃丑（虚构）恢复满负荷（演示）',
  })
  const returned = words(now(card))
  sees(
    '填错时不提交，卡片标出两处红字',
    returned.includes('有 2 处要改') && returned.includes('✗ 请写明事项说明'),
    returned,
  )
  sees(
    '已填的文字都还在',
    returned.includes('示例包装辰（虚构）补签合同') && returned.includes('▾ 请推进办协调'),
    returned,
  )
  await scene.clicks(cast.liu, card, 'submit', '提交', {
    progress: '示例烯烃丑（虚构）检修收尾（演示）\n示例助剂丙（虚构）复产，示例催化寅（虚构）送样（演示）',
    ask_detail: '请推进办协调区科技工信局（演示）9月10日前答复蒸汽用量（演示）',
  })
  sees(
    '改好后，煤制烯烃（芳烃）深加工产业链已收到',
    words(now(card)).includes('已收到 · 煤制烯烃（芳烃）深加工产业链'),
    words(now(card)),
  )
}

const backupFiles = async (scene: Scene): Promise<void> => {
  const { cardTo, lastTo, now, sees, toPerson, words } = scene
  await scene.at('09-03', '16:00')
  sees(
    '周四 16:00 第二次提醒，也是最后一次',
    words(lastTo(cast.yang)).includes('最后一次提醒'),
    words(lastTo(cast.yang)),
  )

  await scene.at('09-03', '17:00')
  const told = toPerson(cast.huang).map(words)
  sees(
    '周四 17:00 告诉备报黄工',
    told.some((text) => text.includes('请您代报')),
    told.join(' '),
  )

  await scene.at('09-03', '17:10')
  const before = toPerson(cast.yang).length
  await scene.says(cast.wu, '催报')
  sees(
    '推进办催报只私信新型纺织产业链的主报',
    toPerson(cast.yang).length === before + 1 && words(lastTo(cast.yang)).includes('请您尽快报新型纺织产业链'),
    words(lastTo(cast.yang)),
  )

  await scene.at('09-03', '17:25')
  const card = cardTo(cast.huang, '新型纺织产业链')
  sees('备报的卡片写明代报', words(card).includes('您正在代杨工（虚构）填报'), words(card))
  await scene.clicks(cast.huang, card, 'no_news', '本周无新增', { next_plan: '9月9日前走访示例织造巳（虚构）（演示）' })
  const filed = words(now(card))
  sees(
    '一键「本周无新增」即报送，记为代报',
    filed.includes('已收到 · 新型纺织产业链') && filed.includes('黄工（虚构）代杨工（虚构）填报'),
    filed,
  )
  sees(
    '主报杨工知道不用再填',
    toPerson(cast.yang).some((message) => words(message).includes('黄工（虚构）')),
    words(lastTo(cast.yang)),
  )
}
