/** As pieces are compared: without spaces and stops. */
const bare = (text: string): string => text.replaceAll(/[\s，。；;,.、：:]/gu, '')

/** `a|b` is either. */
export const holds = (text: string, piece: string): boolean =>
  piece.split('|').some((one) => bare(text).includes(bare(one)))
