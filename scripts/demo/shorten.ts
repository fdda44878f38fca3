/** What is new on a card beside another one: its head and the new lines, … for the rest. Undefined when more than `most` of it is new. */
const besides = (known: readonly string[], card: readonly string[], most: number): string[] | undefined => {
  const [head = '', ...body] = card
  const isNew = body.map((line) => line !== '└' && !known.includes(line))
  const fresh = isNew.filter(Boolean).length
  if (fresh === 0 || fresh > body.length * most) return undefined
  const lines = body.map((line, index) => (isNew[index] || line === '└' ? line : '│ …'))
  return [head, ...lines.filter((line, index) => line !== '│ …' || lines[index - 1] !== line)]
}

const bodyOf = (card: readonly string[]): string => card.slice(1).join('\n')

/** Four chains get much the same cards: once in full is enough, until `forget`. */
export const shortener = () => {
  let drawn: (readonly string[])[] = []
  return {
    forget(): void {
      drawn = []
    },
    /** @param before the same card until now, if it has changed. */
    shorten(card: readonly string[], before?: readonly string[]): readonly string[] {
      if (drawn.some((known) => bodyOf(known) === bodyOf(card))) return [card[0] ?? '', '│ （与前面的卡片相同）', '└']
      const beside = drawn.map((known) => besides(known, card, 1 / 4)).find((lines) => lines !== undefined)
      drawn.push(card)
      return (before && besides(before, card, 1 / 2)) ?? beside ?? card
    },
  }
}
