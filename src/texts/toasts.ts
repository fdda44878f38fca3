/** What a click says in the corner of the screen. `type` as Feishu's toast. */
export interface Toast {
  type: 'success' | 'info' | 'warning' | 'error'
  content: string
}

const toast = (type: Toast['type'], content: string): Toast => ({ type, content })

export const toasts = {
  submitted: toast('success', '已提交'),
  resubmitted: toast('success', '已更新为新版'),
  lateSubmitted: toast('success', '已补报，标注逾期'),
  corrected: toast('success', '已更正'),
  draftSaved: toast('success', '已暂存，提交后才算上报'),
  changeSaved: toast('success', '已暂存，已报的仍然有效'),
  backSaved: toast('success', '已暂存，提交后才算补充'),
  changeDropped: toast('info', '没有改动，已报的仍然有效'),
  nothingToKeep: toast('info', '还没有填内容，没有暂存'),
  noNewsFiled: toast('success', '已报：本周无新增'),
  linked: toast('success', '已关联'),
  tooManyLinked: toast('error', '没有关联：最多 5 件'),
  notLinkable: toast('error', '有的任务已办结或不能选，请重选'),
  unchanged: toast('info', '内容没有变化'),
  editing: toast('info', '请在卡片上修改后提交'),
  faults: toast('error', '还没有提交，请看红字'),
  staleCard: toast('warning', '本期刚有人更新，请看现在的卡片'),
  staleKept: toast('warning', '他人已更新本期，您填的内容还在卡片上，请核对后再提交'),
  oldCard: toast('warning', '这张卡片已失效，请发「我的」重新打开'),
  oldCardKept: toast('warning', '卡片已失效，您填的已存为草稿，请发「周报」继续'),
  offerReread: toast('info', '原消息改过，已按新文字填好，请再核对'),
  unreadable: toast('warning', '没认出这个按钮，请发「我的」重新打开'),
  newerCard: toast('warning', '卡片版本不符，请发「我的」重新打开'),
  wrongChat: toast('warning', '请在原来的会话里操作'),
  notYours: toast('warning', '这是发给别人的卡片，请发「周报」打开自己的'),
  noRight: toast('error', '您无权操作，已私信说明找谁办'),
  closed: toast('warning', '本期已锁定'),
  notOwed: toast('info', '本期不用报'),
  notSaved: toast('error', '未保存，请重试'),
  maybeSaved: toast('error', '不知道存上没有，请先看一眼，没有再点'),
  offerDropped: toast('info', '没有提交'),
  offerWithdrawn: toast('warning', '原消息已撤回，没有提交'),
  nobodyToNudge: toast('info', '没有需要催报的了'),
  alreadyNudged: toast('info', '刚催过，不重复打扰'),
  quietHours: toast('info', '现在是休息时间，不发催报'),
  confirmPost: toast('info', '请再点一次「确认发布」'),
  queuedPost: toast('success', '正在发布'),
  alreadyPosted: toast('info', '这一版已经发布过'),
  notPosted: toast('warning', '没有发布，请先绑定群，再发「汇总」'),
  notDue: toast('warning', '还没到截止，没有发布'),
  postDropped: toast('info', '没有发布'),
  digestChanged: toast('warning', '内容有更新，请看新的预览'),
  markedSeen: toast('success', '已记下：群里已看到'),
  resending: toast('success', '正在补发'),
  alreadySettled: toast('info', '已经处理过了'),
  saved: toast('success', '已保存'),
  notKept: toast('info', '没有保存'),
  bound: toast('success', '已绑定'),
  bindDropped: toast('info', '没有绑定'),
  opened: toast('success', '填报卡片已私信给您'),
  noMorePages: toast('info', '没有更多了'),
} as const satisfies Record<string, Toast>

/** @param unreached chains that nobody could be written to for */
export const nudged = (chains: number, unreached: number): Toast => {
  const nobody = unreached > 0 ? `${unreached} 条${chains === 0 ? '链' : ''}没有能私信到的人` : ''
  if (chains === 0) return toast('warning', `没有催报：${nobody}`)
  return toast('success', `已私信催报 ${chains} 条链${nobody && `，${nobody}`}`)
}
