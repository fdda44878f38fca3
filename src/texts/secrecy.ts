import { type Sentence, sentence } from './plain.ts'

/** Never with the text itself. */
export const markedSentence = sentence`含有涉密标识，没有保存，也没有转发。请走机要渠道，并撤回这条消息。`
export const markedToast = { type: 'error', content: '含有涉密标识，没有保存' } as const

const mostCells = 20
/** By address alone: the words of the cells stand nowhere. */
export const markedCells = (sheet: string, cells: readonly string[]): Sentence => {
  const named = `${cells.slice(0, mostCells).join('、')}${cells.length > mostCells ? `等 ${cells.length} 格` : ''}`
  return sentence`表「${sheet}」${named}：${markedSentence}整份都没有导入。`
}

const sorts: Readonly<Record<string, string>> = {
  message: '消息',
  'file-name': '文件名',
  form: '表单',
  import: '导入表',
}
const how = '要改就写「设置 涉密词 加 …」「设置 涉密词 删 …」。'
/** The usual ones by name; of the code words only how many there are. */
export const markersShown = (
  usual: readonly string[],
  others: number,
  counts: ReadonlyMap<string, number>,
): Sentence => {
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0)
  const bySort = [...counts].map(([sort, n]) => `${sorts[sort] ?? sort} ${n}`).join('、')
  const met = total > 0 ? `近 30 天拦下 ${total} 次：${bySort}。` : '近 30 天没有拦下。'
  return sentence`涉密词 ${usual.length + others} 个：${usual.join('、')}${others > 0 ? `，另有自定的 ${others} 个，不在这里显示` : ''}。${met}${how}`
}
export const markersChanged = (is: MarkersChanged, total: number): Sentence => {
  const said = {
    added: '已加上',
    removed: '已去掉',
    there: '已经有了，没有改',
    'not-there': '没有这个涉密词，没有改',
    enough: '已经太多，没有加',
  }[is]
  return sentence`${said}，共 ${total} 个涉密词。从下一条消息起算。`
}
type MarkersChanged = 'added' | 'removed' | 'there' | 'not-there' | 'enough'
export const markersUnclear = sentence`没看懂，没有改。一次写一个词，2 到 20 个字。${how}`
