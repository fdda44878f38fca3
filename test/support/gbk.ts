/** Text as an old editor saves it. Node only decodes GBK, so its two-byte codes are decoded once and turned round. */
const codes = new Map<string, [number, number]>()
const decoder = new TextDecoder('gbk')
for (let high = 0x81; high <= 0xfe; high++)
  for (let low = 0x40; low <= 0xfe; low++) {
    const character = decoder.decode(Uint8Array.of(high, low))
    if (character.length === 1 && !codes.has(character)) codes.set(character, [high, low])
  }

export const asGbk = (text: string): Buffer =>
  Buffer.from([...text].flatMap((one) => (one < '\u0080' ? [one.charCodeAt(0)] : (codes.get(one) ?? [0x3f]))))
