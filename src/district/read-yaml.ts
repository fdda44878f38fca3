import { isMap, isPair, isScalar, LineCounter, type Node, parseDocument, type YAMLError } from 'yaml'
import { lostCharacter } from '../domain/decode.ts'
import type { FileProblem } from '../domain/judge-file.ts'
import { fail, ok, type Result } from '../domain/result.ts'

/** One thing wrong with the file. `line` and `column` count from 1. */
export interface FileFault {
  file: string
  line: number
  column: number
  /** Where in the data: `chains[0].departments`; empty for the file as a whole. */
  path: string
  /** Chinese. */
  message: string
}

type Key = string | number

/** Reads a file that an office writes. Every error at once, in the order of the lines; `file` is the name to report, nothing is opened. */
export function readYaml<T>(
  text: string,
  file: string,
  judge: (data: unknown) => Result<T, FileProblem[]>,
): Result<T, FileFault[]> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true, logLevel: 'error' })
  const fault = (offset: number, path: readonly Key[], message: string): FileFault => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), path: pathText(path), message }
  }

  const lost = text.indexOf(lostCharacter)
  if (lost >= 0) return fail([fault(lost, [], '这里有乱码（�），原来的字已经丢了，请重新写好，文件另存为 UTF-8')])

  const syntax = [...document.errors, ...document.warnings]
  // Behind one bracket too many everything is out of place: the first of a row says where.
  const told = syntax.filter(({ code }, i) => code !== 'UNEXPECTED_TOKEN' || syntax[i - 1]?.code !== code)
  const faults = told.map((error) => fault(error.pos[0], [], syntaxMessage(error)))
  // What follows a broken line may have been read as part of it: only complete parts before it are judged.
  const soundUntil = Math.min(
    ...syntax.filter(({ code }) => code !== 'DUPLICATE_KEY').map(({ pos }) => pos[0]),
    Number.POSITIVE_INFINITY,
  )

  let data: unknown
  try {
    data = document.toJS()
  } catch {
    return fail([...faults, fault(0, [], '引用（& 和 *）无法展开，请直接写出内容')])
  }
  if (data === null || data === undefined) {
    return fail(faults.length > 0 ? faults : [fault(0, [], '文件是空的')])
  }

  const read = judge(data)
  if (!read.ok) {
    for (const { path, message } of read.fault) {
      const place = placeOf(document.contents, path)
      if (place.end < soundUntil) faults.push(fault(place.start, path, message))
    }
  }
  if (read.ok && faults.length === 0) return ok(read.value)
  return fail(faults.sort((a, b) => a.line - b.line || a.column - b.column))
}

const pathText = (path: readonly Key[]): string =>
  path.map((key, i) => (typeof key === 'number' ? `[${key}]` : i === 0 ? key : `.${key}`)).join('')

/** Offsets of the value at a path, of its key when it is a key without a value or an unknown one, else of the nearest thing around it. */
function placeOf(root: Node | null, path: readonly Key[]): { start: number; end: number } {
  let node: Node | null = root
  let place = { start: root?.range?.[0] ?? 0, end: root?.range?.[1] ?? 0 }
  for (const [i, key] of path.entries()) {
    if (!node) break
    const pair = isMap(node) ? node.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined
    const child: unknown = pair ? pair.value : 'items' in node ? node.items[Number(key)] : undefined
    const own = pair && (i === path.length - 1 || !isNode(child)) ? pair.key : child
    if (!isNode(own) || !own.range) break
    place = { start: own.range[0], end: (isNode(child) && child.range ? child : own).range?.[1] ?? own.range[1] }
    node = isNode(child) ? child : null
  }
  return place
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'range' in value && !isPair(value)

const syntaxWords: Partial<Record<YAMLError['code'], string>> = {
  BAD_ALIAS: '引用（*）找不到对应的内容',
  BAD_DQ_ESCAPE: '双引号里的反斜杠写法有误，可改用单引号',
  BAD_INDENT: '缩进不对，或括号没有写完',
  BAD_SCALAR_START: '以 @ 或 ` 开头的文字要加引号',
  BLOCK_AS_IMPLICIT_KEY: '一行里有两个冒号，文字里的冒号请加引号',
  BLOCK_IN_FLOW: '大括号或方括号里不能换成缩进写法',
  DUPLICATE_KEY: '同一处把同一个键写了两次',
  MISSING_CHAR: '少了引号、冒号、逗号或括号',
  MULTILINE_IMPLICIT_KEY: '少了冒号，或引号没有写完',
  MULTIPLE_DOCS: '一个文件只能写一份，请删去“---”',
  NON_STRING_KEY: '冒号前面只能是一个词，请检查缩进和括号',
  TAB_AS_INDENT: '缩进用了 Tab，请改成空格',
  UNEXPECTED_TOKEN: '这里的内容放错了位置，请检查缩进、引号和括号',
}

const syntaxMessage = ({ code }: YAMLError): string => syntaxWords[code] ?? 'YAML 写法有误，请检查缩进、引号和括号'
