import { safe } from './plain.ts'

/** Private, plain, without a word from any report. */
export const monthReminder = (v: { chain: string; month: string; due: string; begun: boolean }): string =>
  `${safe(v.chain)}${v.month}月度进展还没有提交，今天截止：${v.due}。${v.begun ? '填过的都存着，发「月报」接着填' : '点上面的卡片，或发「月报」填报，约 5 分钟'}。只提醒这一次。`

/** To the office: there is nowhere to post a chain's month. */
export const monthGroupMissing = (chain: string): string =>
  `【提醒】${safe(chain)}没有绑定链长群，月报没有发布。\n请：在链长群里 @我 发「绑定」，再发「汇总 ${safe(chain)} 月报」补发。`
