import { dirname, relative } from 'node:path'
import type { Section } from './section.ts'

export const gallery = { folder: 'docs/images/gallery', page: 'docs/gallery.zh-CN.md' }

const intro = `# 卡片和回复一览

\`npm run gallery\` 从真的程序里画出来：机器人连着本机模拟的飞书，按手机宽度（390 像素）截图。人员、企业、单位都是虚构的。
图里的样子以本机模拟的飞书为准，真的飞书客户端在字体、间距、按钮样式上会有出入。
说明后带「＊」的，平时很难遇到，用固定的内容直接画出；其余都是一步步操作出来的。
`

/** The page that shows every picture with its caption. */
export const galleryPage = (sections: readonly Section[]): string => {
  const folder = relative(dirname(gallery.page), gallery.folder)
  const parts = sections.map(({ title, pictures }) => {
    const shown = Object.entries(pictures).map(
      ([name, { caption, built, draws }]) =>
        `**${caption.replace(/。$/, '')}${built || draws ? '＊' : ''}**\n\n<img src="${folder}/${name}.png" width="390" alt="${caption.replaceAll('"', '&quot;')}">\n`,
    )
    return [`## ${title}（${shown.length}）`, ...shown].join('\n\n')
  })
  const contents = sections.map(({ title, pictures }) => {
    const heading = `${title}（${Object.keys(pictures).length}）`
    return `- [${heading}](#${heading.replace(/[（）、，]/g, '')})`
  })
  return `${[intro, contents.join('\n'), ...parts]
    .join('\n\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`
}
