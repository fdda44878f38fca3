import type { NotText } from '../domain/decode.ts'

/** Why the words of a file were not taken, and the way out. */
export const notText = (file: string, fault: NotText): string => {
  if (fault.reason === 'spoilt')
    return `${file} 第 ${fault.line} 行有乱码（�），原来的字已经丢了，什么都没有改。请把乱码处重新写好，另存为 UTF-8。`
  const looks = fault.looksLike === undefined ? '' : `，看起来是 ${encodings[fault.looksLike]}`
  return `${file} 不是 UTF-8 编码${looks}，什么都没有改。请用编辑器打开它，另存为 UTF-8 后重试。`
}

const encodings = { GBK: 'GBK（GB18030）', 'UTF-16': 'UTF-16' } as const

/** A setting whose bytes were no UTF-8 when the program got it. */
export const spoiltValue = (name: string): string =>
  `${name}：有乱码（�），原来的字已经丢了。请把写它的文件（如 .env）另存为 UTF-8 后重试。`
