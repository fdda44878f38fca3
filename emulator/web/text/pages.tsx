import { useState } from 'preact/hooks'

interface Pages<T> {
  shown: readonly T[]
  page: number
  pages: number
  turn(by: number): void
}

/** Feishu shows a long table page by page. */
export const usePages = <T,>(rows: readonly T[], size: number): Pages<T> => {
  const [wanted, setWanted] = useState(0)
  const pages = Math.max(1, Math.ceil(rows.length / size))
  const page = Math.min(wanted, pages - 1)
  return {
    shown: rows.slice(page * size, (page + 1) * size),
    page,
    pages,
    turn: (by) => setWanted(Math.min(pages - 1, Math.max(0, page + by))),
  }
}

export const Pager = ({ page, pages, turn }: Pick<Pages<unknown>, 'page' | 'pages' | 'turn'>) => {
  if (pages === 1) return null
  return (
    <nav class="pager" aria-label="表格翻页">
      <button type="button" class="btn" aria-label="上一页" aria-disabled={page === 0} onClick={() => turn(-1)}>
        ‹
      </button>
      <span role="status">
        第 {page + 1} 页，共 {pages} 页
      </span>
      <button type="button" class="btn" aria-label="下一页" aria-disabled={page === pages - 1} onClick={() => turn(1)}>
        ›
      </button>
    </nav>
  )
}
