import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { decodePublished, type PublishedPlan } from '#importing/published.ts'

/** The year's plan as the report printed it. Loads on the first use: only 总览 asks for it. */
export const usePublished = defineStore('published', () => {
  const plan = shallowRef<PublishedPlan | null>(null)

  /** Reads the printed figures once. @throws when the app's own file is not what this version expects: that is a bug */
  async function load(): Promise<void> {
    if (plan.value) return
    const { default: raw } = await import('#seed/published-2025.json')
    const decoded = decodePublished(raw)
    if (!decoded.ok) throw new Error(`published-2025.json: ${decoded.issue.where}`)
    plan.value = decoded.value
  }

  return { plan, load }
})
