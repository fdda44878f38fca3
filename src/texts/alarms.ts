import { nameList, type Sentence, safe, sentence } from './plain.ts'

/** Plain text to the office and the administrator; these ignore quiet hours. Each says what happened and what to do. */
const alarm = (what: string, todo: string): Sentence => sentence`【提醒】${what}\n请：${todo}`

export const calendarMissing = (year: number): Sentence =>
  alarm(
    `${year} 年放假安排还没有录入，这一年的日期只按法定节日推算，都标「暂定」。`,
    '放假通知公布后，私信我发「设置 放假」，后面粘贴通知全文。',
  )

export const clockWrong = (minutes: number): Sentence =>
  alarm(
    `本机时钟与飞书相差约 ${Math.abs(Math.round(minutes))} 分钟（本机${minutes > 0 ? '快' : '慢'}），定时发送已暂停，填报照常。`,
    '管理员校准服务器时间，校准后自动恢复。',
  )

export const clockRight = sentence`【恢复】本机时钟已准，定时发送已恢复。`

/** Of the long connection. @param why a sentence for the operator, where the reason is known. @param host where it is missing, if others may have theirs */
export const connectionLost = (since: string, why: string | undefined, host?: string): Sentence =>
  alarm(
    (host === undefined
      ? `从 ${since} 起没有连上飞书的长连接，大家发的消息、点的按钮收不到`
      : `从 ${since} 起主副本（${host}）没有连上飞书的长连接，别的副本也没连上时，大家发的消息、点的按钮收不到`) +
      `${why === undefined ? '' : `（${why}）`}。`,
    '管理员检查服务器网络和应用凭证；连上后会再说一声。',
  )

/** Whether Feishu keeps what happened meanwhile is not known. */
export const connectionBack = (from: string, to: string): Sentence =>
  sentence`【恢复】飞书的长连接已连上（${from} 到 ${to} 断开）。这段时间点过按钮、发过消息没有回应的，请再做一次。`

export const groupLost = (group: string, use: string): Sentence =>
  alarm(
    `群「${safe(group)}」已不可用（机器人被移出或群已解散），发给${safe(use)}的内容收不到。`,
    '把机器人重新拉进群，再 @它 发「绑定」。',
  )

export const personUnreachable = (name: string, duty: string): Sentence =>
  alarm(`私信不到${safe(name)}（${safe(duty)}）：可能已离职或不在可用范围。`, '更换人员，或把他加进应用的可用范围。')

export const noReporter = (chain: string): Sentence =>
  alarm(`${safe(chain)}没有主报，也没有备报，本期卡片发不出去。`, '给这条链登记主报。')

export const chiefGroupMissing = (chain: string): Sentence =>
  alarm(`${safe(chain)}没有绑定链长群，本期摘要没有发布。`, '在链长群里 @我 发「绑定」，再发「汇总」补发。')

export const riskAlarmTitle = (chain: string, state: 'new' | 'changed'): string =>
  `断链断供风险${state === 'new' ? '有新增' : '有变化'} · ${chain}`
/** 断链断供 "有新增" or "有变化", told to the office at once; no report text in it. */
export const riskReported = (v: { chain: string; period: string; state: 'new' | 'changed'; by: string }): Sentence =>
  alarm(
    `${safe(v.chain)}${v.period}报断链断供风险${v.state === 'new' ? '有新增' : '有变化'}（${safe(v.by)}填报）。`,
    `发「查 ${safe(v.chain)} 本周」看原文，向专班核实。`,
  )

export const jobWords: Record<string, string> = {
  'weekly-card': '填报卡片',
  'reminder-1': '第一次提醒',
  'reminder-2': '第二次提醒',
  'backup-notice': '备报通知',
  receipt: '报送情况',
  'digest-chief': '链长群摘要',
  'digest-office': '推进办周览',
  lock: '锁定',
  'monthly-card': '月报卡片',
  'monthly-reminder': '月报提醒',
  'monthly-digest-chief': '链长群月报',
  'monthly-digest-office': '推进办月报',
  'monthly-leading': '领导小组月报',
  'monthly-lock': '月报锁定',
  backup: '数据备份',
}

export const skipWords = {
  late: '错过时间太久',
  'quiet-hours': '在休息时间',
  'no-target': '没有可发的人或群',
  'already-filed': '没有要提醒的',
  'chief-quiet': '链长设置为只在有请示或红色时推送',
} as const

/** Why a run ended as it did, for the operator's list. */
export const runNotes: Record<string, string> = { ...skipWords, failed: '没有成功', restored: '恢复备份时未执行' }

export const jobSkipped = (job: string, due: string, reason: keyof typeof skipWords): Sentence =>
  sentence`【说明】${jobWords[job] ?? job}（应于 ${due}）没有发：${skipWords[reason]}。`

/** A fault of our own: the job stays due and is tried again at every tick. */
export const jobFailed = (job: string, due: string): Sentence =>
  alarm(`${jobWords[job] ?? job}（应于 ${due}）没有执行成功，程序正在反复重试。`, '管理员查看运行日志。')

export const sendRefused = (v: { what: string; where: string; why: string }): Sentence =>
  alarm(
    `「${safe(v.what)}」没能发到${safe(v.where)}，飞书不接收：${safe(v.why)}。`,
    '按原因处理后，发「汇总」或「催报」重发。',
  )

export const unknownAnswer = (code: string): string => `飞书答复代码 ${code}，含义不明`
export const noAnswer = '飞书一直没有给出结果'
export const ourFault = '程序自己出了错'
export const refusedAnswer = (why: string, code: number): string => `飞书不接收：${why}（${code}）`

/** Tried until it made no sense any more: it may have arrived or not. */
export const sendUnclear = (v: { what: string; where: string; why: string }): Sentence =>
  alarm(
    `「${safe(v.what)}」不确定是否发到了${safe(v.where)}：试了多次，${v.why}。不再重发。`,
    '问一下对方是否收到，没收到的另行告知。',
  )

/** A card in somebody's hands shows what was so before. */
export const cardNotUpdated = (v: { what: string; where: string; why: string }): Sentence =>
  alarm(
    `${safe(v.where)}里的「${safe(v.what)}」没能更新：${v.why}。上面可能还是旧内容。`,
    '以「状态」里的为准；管理员按原因处理。',
  )

/** The doubt was not settled within half an hour of asking. */
export const stillUncertain = (count: number): Sentence =>
  alarm(`还有 ${count} 条消息不确定是否发出。`, '在上面的卡片里点「群里已看到」或「没有，请补发」。')

export const memberJoined = (group: string, names: readonly string[]): Sentence =>
  alarm(
    `群「${safe(group)}」新进了不在名册的人：${nameList(names)}。发到群里的内容他们都能看到。`,
    '确认他们可以看；不可以的请移出群。',
  )

/** @param lastGood when it was taken; `unseen` where the folder cannot be looked into @param why what keeps it from being taken, and what to do about it */
export const backupFailed = (lastGood: string | 'none' | 'unseen', why?: string): Sentence =>
  alarm(
    `数据备份没有成功，${lastGoods[lastGood] ?? `最近一次可用的备份是${lastGood}`}。${why ?? ''}`,
    why === undefined ? '管理员检查备份目录的空间和权限。' : '管理员改好，再用 lianzhang backup 补一份。',
  )

const lastGoods: Record<string, string> = {
  none: '还没有一份可用的备份',
  unseen: '备份目录看不了，以前的备份在不在还不知道',
}

export interface RefusedWrites {
  since: string
  until: string
  clicks: number
  messages: number
}

/** The disk is full, or cannot be written to for another reason. That this could be stored does not mean that all can. */
export const diskRefused = ({ since, until, clicks, messages }: RefusedWrites): Sentence => {
  const lost =
    clicks + messages === 0
      ? '到现在没有影响到点击和消息'
      : `到 ${until} 有 ${clicks} 次点击、${messages} 条消息没有收下，点击的人看到了「未保存，请重试」`
  return alarm(
    `服务器磁盘从 ${since} 起写不进去，${lost}。已经收下的都在。`,
    '管理员马上清理磁盘，至少留出 200 MB；清理好以后，没收下的请本人再点一次、再发一次。',
  )
}

export const messageStuck = (count: number): Sentence =>
  alarm(`有 ${count} 条收到的消息没能处理。`, '管理员查看运行日志后重试。')

/** What a message of ours is called when we speak about it. */
export const outgoingTitles = {
  'weekly-card': '填报卡片',
  'weekly-open': '填报卡片',
  offer: '核对卡片',
  'reminder-1': '第一次提醒',
  'reminder-2': '第二次提醒',
  'backup-notice': '备报通知',
  nudge: '催报',
  'ask-backup': '请备报代报',
  receipt: '报送情况',
  'digest-chief': '链长群摘要',
  'digest-office': '推进办周览',
  'thread-line': '补报说明',
  'record-line': '续报',
  'risk-report': '断链断供风险',
  alarm: '提醒',
  reply: '回复',
  patch: '卡片更新',
  notice: '通知',
  errand: '查询',
  question: '核对',
  naming: '点名',
  return: '退回通知',
  'return-overdue': '退回未补充',
  'sign-off': '审签卡片',
  'sign-open': '审签卡片',
  'supplement-request': '补充卡片',
  relay: '链长的话',
  file: '导出文件',
  bulletin: '简报',
  experience: '经验做法',
  'month-card': '月报卡片',
  'month-open': '月报卡片',
  'month-reminder': '月报提醒',
  'month-chief': '链长群月报',
  'month-office': '推进办月报',
  'month-leading': '领导小组月报',
  'record-card': '台账卡片',
  'record-note': '台账提醒',
  assessment: '考核登记待确认',
  'assessment-sheet': '考核成绩单',
} as const
export const privateTo = (name: string): string => `${safe(name)}的私信`

/** After a backup was restored. `at` is when the backup was taken. */
export const restored = (at: string): Sentence =>
  alarm(
    `数据已恢复到 ${at} 的备份。那以后的填报和发布记录不在了，期间到点的提醒和摘要不会自动补发，以免重复。`,
    '发「状态」「汇总」核对，缺的请主报重填、由推进办发布。',
  )
