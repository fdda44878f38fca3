import { lexer, type Token, type Tokens } from 'marked'
import type { ComponentChildren, JSX } from 'preact'
import { useNames } from '../names.ts'
import { decodeEntities } from './entities.ts'
import { markTags, type Tag, unmark } from './feishu-tags.ts'
import { foldTags, type Piece } from './fold-tags.tsx'
import { Pager, usePages } from './pages.tsx'
import { Picture } from './picture.tsx'
import { SafeLink } from './safe-link.tsx'

interface Reading {
  tags: readonly Tag[]
  nameOf(openId: string): string
}

const marks = /(\ue000\d+\ue001)/

/** Text with marks in it as pieces: strings, and the tags that are folded into elements afterwards. */
const textPieces = (text: string, { tags }: Reading): Piece[] =>
  text
    .split(marks)
    .filter((part) => part !== '')
    .map((part) => {
      const number = part.startsWith('\ue000') ? Number(part.slice(1, -1)) : -1
      return tags[number] ?? decodeEntities(part)
    })

const inlinePieces = (tokens: readonly Token[], reading: Reading): Piece[] =>
  tokens.flatMap((token): Piece[] => {
    const inside = () => inline('tokens' in token ? (token.tokens ?? []) : [], reading)
    switch (token.type) {
      case 'strong':
        return [<strong>{inside()}</strong>]
      case 'em':
        return [<em>{inside()}</em>]
      case 'del':
        return [<del>{inside()}</del>]
      case 'br':
        return [<br />]
      case 'codespan':
        return [<code>{unmark(token.text, reading.tags)}</code>]
      case 'link':
        return [<SafeLink href={unmark(token.href, reading.tags)}>{inside()}</SafeLink>]
      case 'image':
        return [<Picture imageKey={token.href} alt={decodeEntities(token.text)} />]
      case 'text':
        return 'tokens' in token && token.tokens ? inlinePieces(token.tokens, reading) : textPieces(token.raw, reading)
      case 'escape':
        return [decodeEntities(token.text)]
      default:
        // HTML that is not Feishu's is text.
        return textPieces(token.raw, reading)
    }
  })

const inline = (tokens: readonly Token[], reading: Reading): ComponentChildren =>
  foldTags(inlinePieces(tokens, reading), reading.nameOf)

const list = (token: Tokens.List, reading: Reading): JSX.Element => {
  const items = token.items.map((item) => <li>{blocks(item.tokens, reading)}</li>)
  return token.ordered ? <ol start={Number(token.start) || 1}>{items}</ol> : <ul>{items}</ul>
}

/** Feishu turns a page after five rows. */
const Table = ({ token, reading }: { token: Tokens.Table; reading: Reading }) => {
  const { shown, ...pages } = usePages(token.rows, 5)
  return (
    <>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              {token.header.map((cell) => (
                <th>{inline(cell.tokens, reading)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr>
                {row.map((cell) => (
                  <td>{inline(cell.tokens, reading)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pager {...pages} />
    </>
  )
}

const block = (token: Token, reading: Reading): ComponentChildren => {
  const tokens = 'tokens' in token ? (token.tokens ?? []) : []
  switch (token.type) {
    case 'space':
    case 'def':
      return undefined
    case 'hr':
      return <hr />
    case 'heading':
      return <p class="md-heading">{inline(tokens, reading)}</p>
    case 'blockquote':
      return <blockquote>{blocks(tokens, reading)}</blockquote>
    case 'code':
      return (
        <pre>
          <code>{unmark(token.text, reading.tags)}</code>
        </pre>
      )
    case 'list':
      return list(token as Tokens.List, reading)
    case 'table':
      return <Table token={token as Tokens.Table} reading={reading} />
    case 'paragraph':
      return <p>{inline(tokens, reading)}</p>
    default:
      return inline([token], reading)
  }
}

const blocks = (tokens: readonly Token[], reading: Reading): ComponentChildren =>
  tokens.map((token) => block(token, reading))

/** Markdown with Feishu's tags as elements. Nothing goes through innerHTML. */
export const Markdown = ({ content }: { content: string }) => {
  const nameOf = useNames()
  const { text, tags } = markTags(content)
  return <div class="md">{blocks(lexer(text, { gfm: true, breaks: true }), { tags, nameOf })}</div>
}
