import type { MineBlockKey } from '../domain/mine.ts'

/** Not all of them were counted. */
export const orMore = (count: number): string => `${count} 件以上`
const deskWords: Record<MineBlockKey, string> = {
  foremost: '重大事项',
  decide: '待我定',
  orders: '您的批示',
  told: '重大事项',
  work: '要办的',
  confirm: '请我确认',
  ahead: '没到期的',
  others: '等别人的',
  closed: '本月已结',
  signing: '待审签',
  owed: '要报的',
  waiting: '等补充的',
  filed: '已报',
}
/** What a block of 我的 is called; what a chief decides about is asked. */
export const deskWord = (key: MineBlockKey, ofChief = false): string =>
  key === 'decide' && ofChief ? '请您定' : deskWords[key]
/** `要办的（10）` over its rows, `要办的 10` on the button of its list. */
export const deskHead = (word: string, count: number | string): string => `${word}（${count}）`
export const deskCount = (word: string, count: number | string): string => `${word} ${count}`
/** Under the list of what is to be decided, where not all of it was looked through. */
export const deskMore = '没有全部列出，办完这些再看。'
export const deskInTime = (count: number): string => `在办 ${count} 件，都还没到期。`
