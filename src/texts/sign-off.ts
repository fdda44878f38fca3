import type { SignOff } from '../domain/sign-off.ts'
import { signHours } from '../domain/sign-off.ts'
import { type Sentence, safe, sentence } from './plain.ts'
import type { Toast } from './toasts.ts'

const toast = (type: Toast['type'], content: string): Toast => ({ type, content })

/** In lists, beside 已报. */
export const signWords = { waiting: '待审签', signed: '已审签', passed: '未审签' } as const
export type SignWord = keyof typeof signWords
export const signWordOf = (signOff: SignOff | undefined): SignWord | undefined =>
  signOff && signOff.state in signWords ? (signOff.state as SignWord) : undefined

export const waitingLine = (until: string): string => `待审签：${until} 前没有意见，按「未审签」通过。`
export const signedLine = (by: string, at: string): string => `审签：${by}，${at}`
/** Behind who filed it. */
export const signedBy = (by: string): string => `审签：${by}`
export const passedLine = '未审签：没有等到审签意见，照常计入。'

export const signTitles: Record<SignOff['state'], string> = {
  waiting: '请审签',
  signed: '已审签',
  passed: '未审签',
  returned: '已退回',
  replaced: '已有新版',
}
export const signSummary = (chain: string, report: string): string => `${chain}${report}，请审签`
export const signAsk = (until: string): string =>
  `同意或退回都可以；${until} 前没有意见，按「未审签」通过（${signHours} 个工作小时）。`
export const signEnds = {
  signed: (by: string, at: string) => `${by}同意，${at}`,
  passed: (at: string) => `没有审签意见，${at} 按「未审签」通过。要改，请专班更正，或请推进办退回。`,
  returned: (by: string, at: string) => `${by}退回，${at}`,
  replaced: '专班又交了新版，这一版不用审签，请看新的卡片。',
} as const
export const signReasonLabel = '退回原因（退回时填，最多 60 字）'
export const signButtons = { agree: '同意', sendBack: '退回', open: '审签' } as const

export const toSignHeading = (count: number): string => `待审签的（${count}）`
export const toSignItem = (report: string, by: string, until: string): string => `${report}，${by}填报，${until} 前审签`

/** In the digest of a chief, under the headline; behind the source when it is signed. */
export const digestSign: Record<SignWord, string> = { waiting: '（待审签）', signed: '已审签', passed: '（未审签）' }
export const signBlockWord = '审签'
/** `待审签 1（航天产业链），未审签 2（…）` */
export const signCounts = (counts: readonly (readonly [SignWord, readonly string[]])[], most: number): string =>
  counts
    .filter(([, chains]) => chains.length > 0)
    .map(([word, chains]) => {
      const names = `${chains.slice(0, most).join('、')}${chains.length > most ? '等' : ''}`
      return `${signWords[word]} ${chains.length}（${names}）`
    })
    .join('，')

/** To the office, once for an item that nobody could be asked about. */
export const nobodySigns = (chain: string, report: string, away: boolean): Sentence =>
  sentence`【提醒】${safe(chain)}${report}没有人能审签（${away ? '专班负责人都在请假' : '没有登记专班负责人，或已离职'}），已按「未审签」通过。\n请：${away ? '需要审签的，请专班另指定负责人' : '给这条链登记专班负责人'}；不用审签，发「设置 审签 ${safe(chain)} 关」。`

export const signToasts = {
  signed: toast('success', '已审签'),
  returned: toast('success', '已退回，填报人会收到私信'),
  reason: toast('error', '还没有退回，请写原因'),
  replaced: toast('warning', '已有新版，请看新的卡片'),
  settled: toast('info', '这一版已有结论，没有再办'),
  opened: toast('success', '卡片已私信给您'),
} as const satisfies Record<string, Toast>

/** 设置. */
export const signHeading = '审签（周报和月报）'
export const switched = (chain: string, on: boolean): Sentence =>
  on
    ? sentence`${safe(chain)}审签已开：从下一次提交起，先请专班负责人审签；${signHours} 个工作小时没有意见，按「未审签」通过。截止和摘要照常。`
    : sentence`${safe(chain)}审签已关：从下一次提交起不再审签；已发出的审签卡片照旧有效。`
export const switchedBefore = (chain: string, on: boolean): Sentence =>
  sentence`${safe(chain)}审签本来就是${on ? '开' : '关'}着的。`
export const switchHow = sentence`写法：「设置 审签 航天 开」或「设置 审签 航天 关」。`
export const switchLines = (on: readonly string[]): string =>
  on.length > 0 ? `已开：${on.join('、')}` : '各链都没有开。'
