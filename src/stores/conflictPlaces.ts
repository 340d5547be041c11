import { defineStore } from 'pinia'
import { computed } from 'vue'
import { conflictPlaces, countConflicts } from '#projection/conflicts.ts'
import { useRegister } from './register.ts'

/** Where devices wrote apart, and how many fields in all; what is done about it stands in `conflicts.ts`. */
export const useConflictPlaces = defineStore('conflictPlaces', () => {
  const store = useRegister()
  const places = computed(() => conflictPlaces(store.register))
  const count = computed(() => countConflicts(places.value))

  return { places, count }
})
