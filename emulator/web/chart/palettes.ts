/** Feishu's `color_theme`, near enough; a spec with colours of its own keeps them. */
const palettes: Record<string, readonly string[]> = {
  brand: ['#3370ff', '#00b8a3', '#ff9c2b', '#8b5cf6', '#33b4ff', '#f2605a', '#7fae0b', '#d357c4'],
  rainbow: ['#f2605a', '#ff9c2b', '#e0b400', '#7fae0b', '#00b8a3', '#3370ff', '#8b5cf6', '#d357c4'],
  complementary: ['#3370ff', '#ff9c2b', '#00b8a3', '#f2605a', '#8b5cf6', '#e0b400'],
  converse: ['#ff9c2b', '#3370ff', '#f2605a', '#00b8a3', '#e0b400', '#8b5cf6'],
  primary: ['#3370ff', '#82a7fc', '#1d4fc4', '#aac4ff', '#5b86f7', '#0f3da6'],
}

export const paletteOf = (colorTheme: string): readonly string[] => palettes[colorTheme] ?? palettes.brand ?? []
