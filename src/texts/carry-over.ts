import type { Toast } from './toasts.ts'

export const carryButtons = { done: '带入已完成', last: '带入上周的话' } as const
/** Above progress that is word for word last week's. */
export const lastWordsNote = '本周进展是上周的话，请改成本周的。'
export const carryToasts = {
  done: {
    brought: { type: 'success', content: '已带入本周进展，还没有提交' },
    full: { type: 'warning', content: '本周进展放不下，没有全部带入' },
    none: { type: 'info', content: '没有可带入的：先把计划选成「完成」' },
  },
  last: {
    brought: { type: 'success', content: '已带入上周的话，请改后提交' },
    full: { type: 'warning', content: '放不下，没有全部带入' },
    none: { type: 'info', content: '已有内容，没有带入' },
  },
} as const satisfies Record<string, Record<string, Toast>>
