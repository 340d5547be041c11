import { onScopeDispose, watch } from 'vue'
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router'
import type { IsoDate } from '#domain/calendar.ts'
import { useShownRegister } from '#stores/shownRegister.ts'
import { dayOf } from './dayOf.ts'

/** Lets a view show the register of its address's day, `?on=2025-03-31`; without one, and after the view is left, it is now. */
export function useShownDay(): void {
  const route = useRoute()
  const { path } = route
  const shown = useShownRegister()
  watch(() => route.query['on'], (on) => {
    if (route.path === path) void shown.show(dayOf(on))
  }, { immediate: true })
  onScopeDispose(() => void shown.show(null))
}

/** Writes the day to look at into the address; `null` goes back to now. What else the address says stays. */
export function useLookAt(): (day: IsoDate | null) => void {
  const route = useRoute()
  const router = useRouter()
  return (day) => {
    const query: LocationQueryRaw = { ...route.query, on: day ?? undefined }
    void router.replace({ query })
  }
}
