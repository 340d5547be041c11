import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef } from 'vue'
import { localDay } from '#domain/calendar.ts'

/** How often one looks whether the day has turned, ms: an age or a 制表日期 is late by a minute at most. */
const LOOK_EVERY = 60_000

/** The clock's day. In a page that stays open it turns by itself; nothing is told while it is the same. */
export const useToday = defineStore('today', () => {
  /** An instant of the day, epoch milliseconds: when the day was first seen. */
  const now = shallowRef(Date.now())
  const today = computed(() => localDay(now.value))

  /** Looks at the clock: a page that slept does it when it comes back into sight. */
  function look(): void {
    const seen = Date.now()
    if (localDay(seen) !== today.value) now.value = seen
  }
  const timer = setInterval(look, LOOK_EVERY)
  onScopeDispose(() => clearInterval(timer))

  return { now, today, look }
})
