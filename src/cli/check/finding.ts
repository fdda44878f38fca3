/** One line of `lianzhang check`: what was looked at, and that it is right or what to do. */
export interface Finding {
  what: string
  /** `warning`: the bot starts all the same. */
  state: 'ok' | 'warning' | 'wrong'
  say: string
}

export const marks = { ok: '✓', warning: '!', wrong: '✗' } as const

export type Add = (...found: Finding[]) => void

export const ok = (what: string, say: string): Finding => ({ what, state: 'ok', say })
export const warning = (what: string, say: string): Finding => ({ what, state: 'warning', say })
export const wrong = (what: string, say: string): Finding => ({ what, state: 'wrong', say })
