import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { createMetrics } from '../../src/metrics.ts'

const read = (file: string): string => readFileSync(file, 'utf8')
const namesIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([all, name]) => name ?? all)

const alertsFile = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          labels: z.object({ severity: z.enum(['critical', 'warning']) }),
          annotations: z.object({ summary: z.string(), description: z.string() }),
        }),
      ),
    }),
  ),
})
const dashboardFile = z.object({
  panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })).min(1) })),
})

const rules = alertsFile.parse(parse(read('deploy/prometheus-alerts.yml'))).groups.flatMap((group) => group.rules)
const { panels } = dashboardFile.parse(JSON.parse(read('deploy/grafana.json')))
const handbook = read('docs/operations.zh-CN.md')
const screen = read('README.zh-CN.md')
const unit = read('deploy/lianzhang.service')
const image = read('deploy/Dockerfile')
const compose = read('deploy/compose.yaml')
const replicas = [
  'deploy/compose.postgres.yaml',
  'deploy/lianzhang@.service',
  'deploy/nginx-replicas.conf',
  'docs/postgresql.zh-CN.md',
].map(read)

const exported = namesIn(await createMetrics(true).page(), /^# TYPE (\S+)/gm)
const ours = exported.filter((name) => name.startsWith('bot_'))
const metricsIn = (text: string): string[] =>
  namesIn(text, /\b(?:bot|process|nodejs)_[a-z0-9_]+/g).map((name) => name.replace(/_(?:bucket|sum|count)$/, ''))

describe('what operators are given', () => {
  it('alerts and draws only figures that the bot exports', () => {
    const expressions = [
      ...rules.map(({ expr }) => expr),
      ...panels.flatMap((panel) => panel.targets.map((t) => t.expr)),
    ]
    const named = expressions.flatMap(metricsIn)
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((name) => !exported.includes(name))).toEqual([])
  })

  it('says each alert in Chinese and names none twice', () => {
    for (const { annotations } of rules)
      expect(annotations.summary + annotations.description).toMatch(/\p{Script=Han}/u)
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length)
  })

  it('explains every figure of ours and no other', () => {
    expect([...new Set(metricsIn(handbook))].sort()).toEqual([...ours].sort())
  })

  it('names only commands that exist', () => {
    const commands = namesIn(read('src/cli.ts'), /\bcommand\('([a-z-]+)'/g)
    const said = namesIn(
      [handbook, ...replicas, screen, unit, image, compose].join('\n'),
      /(?:lz|npx lianzhang|lianzhang\.mjs)"?,? "?([a-z]+(?:-[a-z]+)*)/g,
    )
    expect(said.length).toBeGreaterThan(10)
    expect(said.filter((name) => !commands.includes(name))).toEqual([])
    const scripts = Object.keys(
      z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json'))).scripts,
    )
    for (const script of namesIn(handbook + screen, /npm run ([a-z]+)/g)) expect(scripts).toContain(script)
  })

  it('names only variables that the bot reads', () => {
    const images = ['POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD', 'POSTGRES_INITDB_ARGS']
    const known = [
      ...namesIn(read('.env.example'), /^(?:# )?([A-Z_]+)=/gm),
      ...['NODE_ENV', 'NODE_MODULE_VERSION', ...images],
    ]
    const said = namesIn(
      [handbook, screen, unit, image, compose, ...replicas].join('\n'),
      /\b(?!AF_)[A-Z]+(?:_[A-Z]+)+\b/g,
    )
    expect(said.length).toBeGreaterThan(10)
    expect(said.filter((name) => !known.includes(name))).toEqual([])
  })

  it('puts the replicas of the compose file where the proxy looks for them', () => {
    const address = z.object({ networks: z.object({ inside: z.object({ ipv4_address: z.string() }) }) })
    const services = z.object({ services: z.record(z.string(), z.unknown()) })
    const all = services.parse(parse(read('deploy/compose.postgres.yaml'), { merge: true })).services
    const places = ['lianzhang-1', 'lianzhang-2'].map((name) => address.parse(all[name]).networks.inside.ipv4_address)
    expect(namesIn(read('deploy/nginx-replicas.conf'), /server (\S+):3000/g)).toEqual(places)
  })
})
