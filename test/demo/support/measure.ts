import type { Page } from 'playwright-core'

/** Text that is harder to read than this on what lies behind it, with its colours; disabled controls are left out, as in WCAG. */
export const tooFaint = (page: Page, least = 4.5): Promise<string[]> =>
  page.evaluate(`(() => {
    const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number)
    const over = ([r, g, b, a = 1], below) => [r, g, b].map((part, i) => part * a + below[i] * (1 - a))
    const behind = (one) => {
      if (!one) return numbers(getComputedStyle(document.documentElement).colorScheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches ? 'rgb(18, 18, 18)' : 'rgb(255, 255, 255)')
      const { backgroundColor, opacity } = getComputedStyle(one)
      const below = behind(one.parentElement)
      const own = numbers(backgroundColor)
      return over([own[0], own[1], own[2], (own[3] ?? 1) * Number(opacity)], below)
    }
    const opacityOf = (one) => (one ? Number(getComputedStyle(one).opacity) * opacityOf(one.parentElement) : 1)
    const light = (colour) => {
      const [r, g, b] = colour.map((part) => part / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const faint = (one, style, words) => {
      const ground = behind(one)
      const [r, g, b, a = 1] = numbers(style.color)
      const ink = over([r, g, b, a * opacityOf(one)], ground)
      const [high, low] = [light(ink), light(ground)].sort((x, y) => y - x)
      const ratio = (high + 0.05) / (low + 0.05)
      return ratio < ${least} ? [ratio.toFixed(2) + ' ' + words.trim().slice(0, 20) + ' ' + (one.className || one.tagName) + ' ' + style.color] : []
    }
    const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.sr, :disabled, canvas')
    const own = (one) => [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent).join('')
    return [...document.querySelectorAll('body *')].filter(seen).flatMap((one) => [
      ...(own(one).trim() ? faint(one, getComputedStyle(one), own(one)) : []),
      ...(one.placeholder && !one.value ? faint(one, getComputedStyle(one, '::placeholder'), one.placeholder) : []),
      ...(one.matches('input, textarea, select') && one.value ? faint(one, getComputedStyle(one), one.value) : []),
    ])
  })()`)

/** Controls in sight that a finger misses, with their size; a box with a label is pressed by its label, a link in a sentence is left out. */
export const tooSmall = (page: Page, least = 44): Promise<string[]> =>
  page.evaluate(`
    [...document.querySelectorAll('button, select, input, textarea, summary, [role=button], a.file')]
      .map((one) => one.closest('label') ?? one)
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .map((one) => ({ one, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width < ${least} || box.height < ${least})
      .map(({ one, box }) => Math.round(box.width) + '×' + Math.round(box.height) + ' ' + (one.textContent.trim().slice(0, 20) || one.name))`)
