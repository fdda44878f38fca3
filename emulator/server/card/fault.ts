/** Where in a card, from ROOT down; a segment carries the tag of the object it leads to. */
export type Path = readonly string[]

/** A refusal of a card with Feishu's inner code. */
export class CardFault extends Error {
  readonly errCode: number
  readonly path: Path
  readonly errorValue: string

  constructor(errCode: number, message: string, path: Path = [], errorValue = '') {
    super(message)
    this.errCode = errCode
    this.path = path
    this.errorValue = errorValue
  }

  /** As it stands behind `ext=` in the msg of 230099. */
  get ext(): string {
    const where = ['ROOT', ...this.path].join(' -> ')
    const message = this.errCode === 200621 ? `${this.message}, path: ${where}` : this.message
    const path = this.path.length && this.errCode !== 200621 ? `ErrPath: ${where}; ` : ''
    return `ErrCode: ${this.errCode}; ${path}ErrMsg: ${message}; ErrorValue: ${this.errorValue}; `
  }
}
