import { useEffect, useRef, useState } from 'preact/hooks'
import { isObject, type Json, text } from '../../server/json.ts'
import { chartWords } from './chart-words.ts'
import type { drawChart } from './draw-chart.ts'
import { useDark } from './use-dark.ts'

/** A bundle of its own: a page without charts never asks for it. */
const chunk = '/charts.js'
const loadDrawing = (): Promise<{ drawChart: typeof drawChart }> => import(chunk)

const ratios: Record<string, string> = { '1:1': '1-1', '2:1': '2-1', '4:3': '4-3', '16:9': '16-9' }

/** `height` in pixels wins over the ratio; without either Feishu takes 16:9, and 1:1 on a phone. */
const boxOf = (node: Json): { class: string; height?: string } => {
  const height = text(node.height)
  if (/^\d+px$/.test(height)) return { class: 'chart-box', height }
  return { class: `chart-box chart-${ratios[text(node.aspect_ratio)] ?? 'usual'}` }
}

export const Chart = ({ node }: { node: Json }) => {
  const place = useRef<HTMLDivElement>(null)
  const [fault, setFault] = useState<string>()
  const [drawn, setDrawn] = useState(false)
  const dark = useDark()
  const spec = JSON.stringify(isObject(node.chart_spec) ? node.chart_spec : {})
  const colorTheme = text(node.color_theme)
  useEffect(() => {
    let release = () => {}
    let gone = false
    setFault(undefined)
    loadDrawing()
      .then(({ drawChart }) => {
        if (gone || !place.current) return
        release = drawChart(place.current, JSON.parse(spec) as Json, dark, colorTheme)
        setDrawn(true)
      })
      .catch((error: Error) => setFault(error.message))
    return () => {
      gone = true
      release()
    }
  }, [spec, dark, colorTheme])

  const words = chartWords(JSON.parse(spec) as Json)
  if (fault !== undefined)
    return (
      <p class="chart-fault">
        图表画不出来。{words}
        <small>{fault}</small>
      </p>
    )
  const box = boxOf(node)
  return (
    <div
      ref={place}
      class={box.class}
      role="img"
      aria-label={words}
      aria-busy={!drawn}
      {...(box.height ? { style: { height: box.height } } : {})}
    />
  )
}
