import type { ChainMap } from '../domain/chain-map.ts'
import { mapPage as words } from '../texts/maps.ts'
import { wideMap } from './map.ts'
import { pageScript } from './page-script.ts'
import { element, escaped } from './svg.ts'

const style = `
*{box-sizing:border-box}
html,body{height:100%;margin:0}
body{display:flex;flex-direction:column;font:15px/1.5 'Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif;color:#1f2329}
header{display:flex;flex-wrap:wrap;gap:8px;align-items:center;padding:8px 12px;border-bottom:1px solid #c9cdd4}
input{flex:1 1 120px;min-width:0;font:inherit;padding:6px 10px;border:1px solid #8f959e;border-radius:6px}
button{font:inherit;min-width:44px;min-height:36px;border:1px solid #8f959e;border-radius:6px;background:#fff;color:inherit}
button:disabled{color:#8f959e}
output{flex-basis:100%;font-size:13px;color:#646a73}
output:empty{display:none}
svg{flex:1;min-height:0;width:100%;touch-action:none;cursor:grab}
svg text{user-select:none}
:focus-visible{outline:2px solid #1d4ed8;outline-offset:-2px}
.ring{fill:#fde04733;stroke:#b45309;stroke-width:2;pointer-events:none}
footer{padding:4px 12px;font-size:12px;color:#646a73}
@media print{header,footer{display:none}}
`

const button = (id: string, sign: string, label: string, attributes: Record<string, string> = {}): string =>
  element('button', { type: 'button', id, 'aria-label': label, title: label, ...attributes }, sign)

/**
 * The map with every name as one file that opens anywhere: it loads nothing, and runs nothing but its own script.
 * @param sha256 of a text, in base64
 */
export const mapPage = (map: ChainMap, sha256: (text: string) => string): string => {
  const { svg, title } = wideMap(map)
  const policy = `default-src 'none'; style-src 'sha256-${sha256(style)}'; script-src 'sha256-${sha256(pageScript)}'; base-uri 'none'; form-action 'none'`
  const drawn = svg
    .replace(/ width="[\d.]+" height="[\d.]+"/, ' tabindex="0"')
    .replace(' role="img"', ' role="group" preserveAspectRatio="xMinYMin"')
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${style}</style></head>
<body data-found="${escaped(words.found)}" data-none="${escaped(words.none)}">
<header><input id="search" type="search" placeholder="${escaped(words.search)}" aria-label="${escaped(words.search)}" autocomplete="off">
${button('next', words.next, words.next, { disabled: '' })}${button('bigger', '＋', words.bigger)}${button('smaller', '－', words.smaller)}${button('whole', words.whole, words.whole)}
<output id="found" for="search"></output></header>
${drawn}
<footer>${escaped(words.keys)}</footer>
<script>${pageScript}</script></body></html>
`
}
