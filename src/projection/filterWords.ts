import { FACET_NAMES, FACETS, type Filter } from './filter.ts'

/** A filter in words, a part for each facet: `属地为西兴街道、长河街道`, `含“数谷”`. None for the filter that shows everything. */
export function filterWords({ text, facets }: Filter): string[] {
  const chosen = FACETS.flatMap((facet) => (facets[facet]?.length ? [`${FACET_NAMES[facet]}为${facets[facet].join('、')}`] : []))
  return [...chosen, ...(text.trim() === '' ? [] : [`含“${text.trim()}”`])]
}
