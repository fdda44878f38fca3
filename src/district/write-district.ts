import { stringify } from 'yaml'

/** The text of a district file. @param words comments in front of it and behind it, without their signs */
export const writeDistrict = (data: object, words: { before: readonly string[]; behind: readonly string[] }): string =>
  [...comment(words.before), stringify(data, { lineWidth: 0 }), ...comment(words.behind), ''].join('\n')

const comment = (lines: readonly string[]): string[] => lines.map((line) => `# ${line}`)
