const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&#39;': "'" }
/** The lines of a drawing, from top to bottom as they were put. */
export const said = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) =>
    text.replace(/&(?:lt|gt|amp|quot|#39);/g, (entity) => entities[entity] ?? ''),
  )
