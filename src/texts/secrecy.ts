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
