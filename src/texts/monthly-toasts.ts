import type { Toast } from './toasts.ts'

export const monthToasts = {
  faults: { type: 'error', content: '这一步有要改的，请看红字；已填的都存着' },
  staleKept: { type: 'warning', content: '他人已更新本月，您填的都存着，请核对后再提交' },
  oldCardKept: { type: 'warning', content: '卡片已失效，您填的已存下，请发「月报」继续' },
} as const satisfies Record<string, Toast>
