import { shownCode } from '../domain/claim-code.ts'
import { type Sentence, safe, sentence } from './plain.ts'

/** The same for a wrong code, an expired one and none. */
export const claimRefused = sentence`口令不对或已过期。请在服务器上运行 lianzhang claim 再取一个。`
export const claimInGroup = sentence`口令不能发在群里，发出来的一律作废。请在服务器上运行 lianzhang claim 再取一个，私信发给我。`
export const claimNameToo = sentence`还差姓名。请把口令和您的姓名写在一起再发一次：认领 口令 姓名。`

/* What the terminal says. */

export const claimLine = (code: string, name: string): string => `认领 ${shownCode(code)} ${name}`
export const claimHow = (minutes: number): string =>
  `还没有管理员。请本人在飞书里私聊机器人，发下面这一行（姓名换成自己的）。${minutes} 分钟内有效，只能用一次，不要发在群里：`
export const noAdmin = '还没有管理员，请运行 lianzhang claim。'
export const notRunning = '机器人没有在运行，先启动它（npm start），再发。'
export const claimWaits = '在等认领。按 Ctrl-C 可以不等，口令照样有效。'
export const adminThere = (names: readonly string[]): string =>
  `已经有管理员：${names.map(safe).join('、')}。没有取口令。要加人，请管理员在飞书里私信机器人「成员 加 管理员 姓名 手机号」。`
export const claimedBy = (name: string, openId: string): string =>
  `${safe(name)} 已登记为管理员（open_id 末四位 ${openId.slice(-4)}）。不是本人？24 小时内可以撤：lianzhang claim --undo`
export const claimEnded = {
  expired: '口令已过期，没有人认领。要再取一个，运行 lianzhang claim。',
  replaced: '口令已作废：又取了一个新的，以新的为准。',
  void: '口令已作废（发在了群里，或被猜错太多次）。要再取一个，运行 lianzhang claim。',
} as const

export const undone = (name: string): string =>
  `已撤销：${safe(name)} 不再是管理员，马上生效。要重新认领，运行 lianzhang claim。`
export const deedsStay = (count: number): string =>
  `这位管理员做过的 ${count} 件事（成员、绑定、设置）没有跟着撤，请新管理员核对。`
export const notUndone = {
  none: '没有撤销：现在没有管理员。',
  'not-alone': '没有撤销：管理员不止一位，请管理员在飞书里用「成员 撤 管理员 姓名」。',
  'not-by-code': '没有撤销：这位管理员不是用口令认领的。请在飞书里用「成员」换人，或改区文件后 lianzhang apply。',
  'too-late': '没有撤销：认领已过 24 小时。请在飞书里用「成员」先登记另一位管理员，再撤这位。',
} as const
export type NotUndone = keyof typeof notUndone
export const undoneSentence: Sentence = sentence`您的管理员职责已在服务器上撤销。有疑问，请找管服务器的同事。`
