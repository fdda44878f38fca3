import { type Json, text } from '../../server/json.ts'
import { resourcePath, sizeWords, useUpload } from '../uploads.ts'

/** A file in a message: its name, its size, and a click that saves it. */
export const FileBody = ({ content }: { content: Json }) => {
  const key = text(content.file_key)
  const facts = useUpload(key)
  const path = resourcePath(key)
  const name = facts?.file_name || text(content.file_name) || '文件'
  const kind = /\.(\w{1,4})$/.exec(name)?.[1]?.toUpperCase() ?? '文件'
  if (path === undefined || !facts) return <span>〔文件打不开〕{name}</span>
  return (
    <a class="file" href={path} download={name} aria-label={`下载 ${name}，${sizeWords(facts.bytes)}`}>
      <span class="file-kind" aria-hidden="true">
        {kind}
      </span>
      <span>
        {name}
        <small>{sizeWords(facts.bytes)} · 点击下载</small>
      </span>
    </a>
  )
}
