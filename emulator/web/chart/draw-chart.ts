import {
  type IInitOption,
  type ISpec,
  registerAreaChart,
  registerBarChart,
  registerCanvasTooltipHandler,
  registerCartesianBandAxis,
  registerCartesianCrossHair,
  registerCartesianLinearAxis,
  registerCircularProgressChart,
  registerCommonChart,
  registerDiscreteLegend,
  registerFunnelChart,
  registerGaugeChart,
  registerIndicator,
  registerLabel,
  registerLinearProgressChart,
  registerLineChart,
  registerMarkLine,
  registerMarkPoint,
  registerPieChart,
  registerPolarBandAxis,
  registerPolarLinearAxis,
  registerRadarChart,
  registerScatterChart,
  registerTitle,
  registerTooltip,
  registerTotalLabel,
  registerWordCloudChart,
  VChart,
} from '@visactor/vchart'
import type { Json } from '../../server/json.ts'
import { paletteOf } from './palettes.ts'

// A quarter smaller than with everything VChart has: the types Feishu's page names, and what stands around them.
VChart.useRegisters([
  registerLineChart,
  registerAreaChart,
  registerBarChart,
  registerPieChart,
  registerCommonChart,
  registerFunnelChart,
  registerRadarChart,
  registerLinearProgressChart,
  registerCircularProgressChart,
  registerGaugeChart,
  registerScatterChart,
  registerWordCloudChart,
  registerCartesianLinearAxis,
  registerCartesianBandAxis,
  registerPolarLinearAxis,
  registerPolarBandAxis,
  registerCartesianCrossHair,
  registerDiscreteLegend,
  registerTooltip,
  registerCanvasTooltipHandler,
  registerTitle,
  registerIndicator,
  registerLabel,
  registerTotalLabel,
  registerMarkLine,
  registerMarkPoint,
])

/** Draws into the box and answers how to take it away; throws when the spec cannot be drawn. */
export const drawChart = (box: HTMLElement, spec: Json, dark: boolean, colorTheme: string): (() => void) => {
  const faults: string[] = []
  const options: IInitOption = {
    dom: box,
    mode: 'desktop-browser',
    theme: dark ? 'dark' : 'light',
    animation: false,
    autoFit: true,
    poptip: false,
    onError: (...told: unknown[]) => faults.push(told.map(String).join(' ')),
  }
  // VChart writes into the spec it is given.
  const own = structuredClone({ color: paletteOf(colorTheme), ...spec, background: 'transparent' })
  const chart = new VChart(
    { ...own, tooltip: { renderMode: 'canvas', ...tooltipOf(own) } } as unknown as ISpec,
    options,
  )
  const release = () => {
    chart.release()
    box.replaceChildren()
  }
  try {
    chart.renderSync()
    if (faults[0] !== undefined) throw new Error(faults[0])
    return release
  } catch (error) {
    release()
    throw error
  }
}

const tooltipOf = ({ tooltip }: Json): object => (typeof tooltip === 'object' && tooltip !== null ? tooltip : {})
