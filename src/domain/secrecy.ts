/** 涉密标识 as they stand on papers. The administrator adds code words and takes words away. */
export const usualMarkers: readonly string[] = ['绝密', '机密', '秘密★', '★N年', '密级']

/** 商业秘密 is none. */
const notMeant = /商业(?:秘密|机密)/gu
/** 发动机密封件 and 精密级轴承 are things, not markers: the 密 belongs to the word behind it, the 密级 to the word in front. */
const goesOn = '(?![封码度切集闭实钥炼植布排])'
const begins = '(?<![精紧严稠致细加])'

const patternOf = (word: string): string => {
  if (word === '★N年') return '★(?:\\d{1,3}|[一二三四五六七八九十百]+)年|★长期'
  const plain = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  if (word === '密级') return `${begins}${plain}`
  return word.endsWith('密') ? `${plain}${goesOn}` : plain
}

const comparable = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .toUpperCase()

const known = new Map<string, RegExp>()

/** Whether a text carries one of the markers, spaces and full-width letters made plain. */
export const isMarked = (text: string, markers: readonly string[]): boolean => {
  if (markers.length === 0 || text === '') return false
  const list = markers.join('\n')
  const pattern = known.get(list) ?? new RegExp(markers.map((word) => patternOf(comparable(word))).join('|'), 'u')
  if (!known.has(list)) {
    known.clear()
    known.set(list, pattern)
  }
  return pattern.test(comparable(text).replace(notMeant, ''))
}
