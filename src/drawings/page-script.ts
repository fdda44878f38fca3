/**
 * What the page of a map does, as it stands in it: plain script, since the page must work alone, from a file, on whatever opens it.
 * It reads and writes text only, never markup. test/drawings/page.test.ts drives it in a browser.
 */
export const pageScript = `
'use strict'
const svg = document.querySelector('svg')
const words = document.body.dataset
const whole = svg.viewBox.baseVal
const full = { x: whole.x, y: whole.y, width: whole.width, height: whole.height }
const ring = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
const closest = 40
let view = { ...full }

const show = () => svg.setAttribute('viewBox', [view.x, view.y, view.width, view.height].join(' '))
// The window's shape, so that a point of the screen is a point of the map.
const shape = () => svg.clientHeight / svg.clientWidth
const fit = () => {
  const width = Math.max(full.width, full.height / shape())
  view = { x: full.x + (full.width - width) / 2, y: full.y, width, height: width * shape() }
  show()
}
// As wide as the window on a phone: a whole map there is too small to read.
const begin = () => {
  const width = Math.min(full.width, Math.max(390, svg.clientWidth))
  view = { x: full.x, y: full.y, width, height: width * shape() }
  show()
}
const at = (event) => ({
  x: view.x + ((event.clientX - svg.getBoundingClientRect().left) / svg.clientWidth) * view.width,
  y: view.y + ((event.clientY - svg.getBoundingClientRect().top) / svg.clientHeight) * view.height,
})
const middle = () => ({ x: view.x + view.width / 2, y: view.y + view.height / 2 })
const zoom = (by, about = middle()) => {
  const most = Math.max(full.width, full.height / shape()) * 1.5
  const width = Math.min(most, Math.max(closest, view.width * by))
  const scale = width / view.width
  view = {
    x: about.x - (about.x - view.x) * scale,
    y: about.y - (about.y - view.y) * scale,
    width,
    height: width * shape(),
  }
  show()
}
const move = (x, y) => {
  view.x += x
  view.y += y
  show()
}

svg.addEventListener('wheel', (event) => {
  event.preventDefault()
  zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) * 0.006), at(event))
}, { passive: false })

const fingers = new Map()
svg.addEventListener('pointerdown', (event) => {
  svg.setPointerCapture(event.pointerId)
  fingers.set(event.pointerId, event)
})
svg.addEventListener('pointermove', (event) => {
  const before = fingers.get(event.pointerId)
  if (!before) return
  const other = [...fingers.values()].find((finger) => finger.pointerId !== event.pointerId)
  if (other) {
    const apart = (finger) => Math.hypot(finger.clientX - other.clientX, finger.clientY - other.clientY)
    const about = at({ clientX: (event.clientX + other.clientX) / 2, clientY: (event.clientY + other.clientY) / 2 })
    if (apart(event) > 0) zoom(apart(before) / apart(event), about)
  } else {
    const from = at(before)
    const to = at(event)
    move(from.x - to.x, from.y - to.y)
  }
  fingers.set(event.pointerId, event)
})
for (const end of ['pointerup', 'pointercancel']) svg.addEventListener(end, (event) => fingers.delete(event.pointerId))

const by = (id) => document.getElementById(id)
by('bigger').addEventListener('click', () => zoom(1 / 1.4))
by('smaller').addEventListener('click', () => zoom(1.4))
by('whole').addEventListener('click', fit)

const plain = (text) => text.normalize('NFKC').toLowerCase().replace(/\\s+/g, '')
const things = [...svg.querySelectorAll('[data-name]')].map((thing) => ({ thing, name: plain(thing.dataset.name) }))
let hits = []
let hit = -1
const goTo = (n) => {
  hit = n
  const box = hits[n].getBBox()
  for (const [name, value] of [['x', box.x - 4], ['y', box.y - 3], ['width', box.width + 8], ['height', box.height + 6]])
    ring.setAttribute(name, value)
  svg.append(ring)
  const width = Math.min(view.width, 520)
  const height = width * shape()
  view = { x: box.x + box.width / 2 - width / 2, y: box.y + box.height / 2 - height / 2, width, height }
  show()
  by('found').textContent = words.found.replace('{n}', n + 1).replace('{all}', hits.length)
}
ring.setAttribute('class', 'ring')
const find = () => {
  const wanted = plain(by('search').value)
  hits = wanted === '' ? [] : things.filter(({ name }) => name.includes(wanted)).map(({ thing }) => thing)
  hit = -1
  by('next').disabled = hits.length < 2
  if (hits.length > 0) return goTo(0)
  ring.remove()
  by('found').textContent = wanted === '' ? '' : words.none
}
const next = () => {
  if (hits.length > 0) goTo((hit + 1) % hits.length)
}
by('search').addEventListener('input', (event) => {
  // Pinyin that is still being put together is no word yet.
  if (!event.isComposing) find()
})
by('search').addEventListener('compositionend', find)
by('next').addEventListener('click', next)

addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (event.target === by('search')) {
    if (event.key === 'Enter') next()
    if (event.key === 'Escape') svg.focus()
    return
  }
  const step = view.width / 8
  const keys = {
    '+': () => zoom(1 / 1.4),
    '=': () => zoom(1 / 1.4),
    '-': () => zoom(1.4),
    0: fit,
    ArrowLeft: () => move(-step, 0),
    ArrowRight: () => move(step, 0),
    ArrowUp: () => move(0, -step),
    ArrowDown: () => move(0, step),
    '/': () => by('search').focus(),
  }
  if (!(event.key in keys)) return
  event.preventDefault()
  keys[event.key]()
})
addEventListener('resize', () => zoom(1))
begin()
`
