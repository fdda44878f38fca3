/** A piece of a text message as the client shows it; all but `words` does something, or looks otherwise. */
export type TextPart =
  | { kind: 'words'; text: string }
  | { kind: 'at'; id: string; text: string }
  | { kind: 'link'; href: string; text: string }
  | { kind: 'style'; tag: string; text: string }

const at = /<at\s+user_id\s*=\s*["']?(?<at>[^"'\s>]+)["']?\s*>(?:(?<named>[^<]*)<\/at>)?/
const style = /<(?<style>b|i|u|s|strong|em|del)>(?<styled>[\s\S]*?)<\/\k<style>>/
const titled = /\[(?<title>[^\]\n]+)\]\((?<target>[^)\s]+)\)/
/** With a scheme, or a name that ends as domains do. */
const bare =
  /(?<address>[a-z][a-z\d+.-]*:\/\/[^\s，。；、！？（）「」“”]+|(?<![\w@.-])(?:[a-z\d-]+\.)+(?:com|cn|net|org|gov|edu|io|top|xyz)(?![\w.-])[^\s，。；、！？（）「」“”]*)/

const pattern = new RegExp([at, style, titled, bare].map(({ source }) => source).join('|'), 'gi')

/** What a bot's text message becomes on the screen: mentions, links and styles take effect (im-api.md §3); nothing escapes them. */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  let done = 0
  const words = (until: number) => {
    if (until > done) parts.push({ kind: 'words', text: text.slice(done, until) })
  }
  for (const match of text.matchAll(pattern)) {
    words(match.index)
    done = match.index + match[0].length
    const { at: id, named, style: tag, styled, title, target, address } = match.groups ?? {}
    if (id !== undefined) parts.push({ kind: 'at', id, text: named ?? '' })
    else if (tag !== undefined) parts.push({ kind: 'style', tag: tag.toLowerCase(), text: styled ?? '' })
    else parts.push({ kind: 'link', href: target ?? address ?? '', text: title ?? address ?? '' })
  }
  words(text.length)
  return parts
}
