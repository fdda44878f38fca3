import type { EmuMessage } from '../../emulator/server/types.ts'
import { cast, chiefGroups, groups } from './cast.ts'
import { officeTime, sentAt } from './conversation.ts'
import type { Scene } from './scene.ts'

/** The digests, each once; a correction joins the posted card; then the week is locked. */
export const friday = async (scene: Scene): Promise<void> => {
  await digests(scene)
  await correction(scene)
  await questions(scene)
  await scene.at('09-04', '12:00')
  const { inGroup, now, cardTo, sees, words } = scene
  const locked = words(now(cardTo(cast.liu, '煤制烯烃')))
  sees('周五 12:00 锁定，之后的改动记为更正', locked.includes('已于 9月4日（周五）12:00 锁定'), locked)
  await scene.at('09-04', '17:00')
  for (const { chat, chain } of chiefGroups)
    sees(`${chain}链长群到周末仍只有一张摘要`, inGroup(chat).filter(isCard).length === 1)
  sees('推进办群到周末仍只有一张周览', officeDigests(scene).length === 1)
}

const isCard = ({ msg_type }: EmuMessage): boolean => msg_type === 'interactive'

const officeDigests = ({ inGroup, words }: Scene): EmuMessage[] =>
  inGroup(groups.office).filter((message) => words(message).startsWith('推进办周览'))

const digests = async (scene: Scene): Promise<void> => {
  const { inGroup, sees, words } = scene
  await scene.at('09-04', '08:29')
  sees(
    '周五 08:30 前各链长群里没有摘要',
    chiefGroups.every(({ chat }) => inGroup(chat).length === 0),
  )

  await scene.at('09-04', '08:30')
  for (const { chat, chain } of chiefGroups) {
    const posted = inGroup(chat)
    const right = posted.every((one) => sentAt(one, officeTime('09-04', '08:30')) && words(one).startsWith(chain))
    sees(`周五 08:30 ${chain}摘要发到链长群，一次`, posted.length === 1 && right, posted.map(words).join(' '))
  }

  await scene.at('09-04', '08:40')
  const [digest, ...more] = officeDigests(scene)
  const onTime = digest !== undefined && sentAt(digest, officeTime('09-04', '08:40'))
  sees('周五 08:40 推进办周览发到推进办群，一次', onTime && more.length === 0, digest && words(digest))
}

const correction = async (scene: Scene): Promise<void> => {
  const { cardTo, inGroup, now, sees, words } = scene
  await scene.at('09-04', '09:20')
  const card = cardTo(cast.zhang, '航天产业链')
  await scene.clicks(cast.zhang, card, 'edit', '修改')
  sees('周五锁定前可以修改，已报的内容在表单里', words(now(card)).includes('正在修改已报的第 1 版'), words(now(card)))
  await scene.clicks(cast.zhang, card, 'submit', '提交', {
    progress:
      '示例链主甲（虚构）试验台完成设备招标并公示（演示）\n示例装备丁（虚构）与示例材料乙（虚构）签了试制协议（演示）',
  })
  await scene.at('09-04', '09:21')
  const [digest, thread, ...more] = inGroup(groups.aerospace)
  const text = digest ? words(digest) : ''
  sees('已发的摘要改成 v2，不再发新卡', text.includes('v2') && text.includes('招标并公示'), text)
  const quiet = thread?.thread_id !== undefined && more.length === 0
  sees('链长群话题里只添一行说明', quiet && words(thread).includes('（v2）'), thread && words(thread))
}

const questions = async (scene: Scene): Promise<void> => {
  const { lastTo, sees, words } = scene
  await scene.at('09-04', '09:40')
  await scene.says(cast.chief, '查 本周')
  sees('链长私信查到本链本周全文', words(lastTo(cast.chief)).includes('示例测控庚（虚构）'), words(lastTo(cast.chief)))
  await scene.says(cast.qian, '状态')
  const refusal = words(lastTo(cast.qian))
  sees('没有职责的人看不到内容，并知道该找谁', refusal.includes('请找') && !refusal.includes('已报'), refusal)
}
