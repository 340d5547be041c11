import { defineStore } from 'pinia'
import { computed } from 'vue'
import { START_ITEMS, type GateItem, type GatePolicy } from '#domain/gate.ts'
import { checkLightRule, type LightRule } from '#domain/light.ts'
import { lightForm } from '#domain/lightForm.ts'
import { maySetGates } from '#domain/person.ts'
import { fail, ok } from '#domain/result.ts'
import { lightRuleSet, startGateSet } from '#projection/drafts.ts'
import type { ActResult } from './acts.ts'
import { useRecorder } from './recorder.ts'
import { useRegister } from './register.ts'
import { useSession } from './session.ts'

/** The bureau's settings: events like any other, so they have a history, travel with a backup, and can be undone. */
export const useSettings = defineStore('settings', () => {
  const store = useRegister()
  /** How strictly the 开工 gate asks for each of its items, as it stands now. */
  const startGate = computed(() => store.register.policy.startGate)
  const maySet = computed(() => maySetGates(useSession().actor).ok)

  /** Sets the 开工 gate. Only 发改局 may. Nothing is recorded when nothing differs. */
  async function setStartGate(next: GatePolicy['startGate']): Promise<ActResult> {
    const allowed = maySetGates(useSession().actor)
    if (!allowed.ok) return allowed
    if (START_ITEMS.every((item: GateItem) => next[item] === startGate.value[item])) return ok(null)
    return useRecorder().record('修改开工关口', [startGateSet(store.register, next)])
  }

  /** The thresholds of the lights as they stand now. */
  const lightRule = computed(() => store.register.lightRule)

  /** Sets the thresholds of the lights. Only 发改局 may. Nothing is recorded when nothing differs. */
  async function setLightRule(next: LightRule): Promise<ActResult> {
    const allowed = maySetGates(useSession().actor)
    if (!allowed.ok) return allowed
    const issue = checkLightRule(next)
    if (issue) return fail(issue)
    if (JSON.stringify(lightForm(next)) === JSON.stringify(lightForm(lightRule.value))) return ok(null)
    return useRecorder().record('修改亮灯规则', [lightRuleSet(store.register, next)])
  }

  return { startGate, lightRule, maySet, setStartGate, setLightRule }
})
