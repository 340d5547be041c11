import { computed, nextTick, ref, shallowRef } from 'vue'
import { explainActor } from '#domain/actorWords.ts'
import { readActor, type Actor, type ActorField, type ActorIssue } from '#domain/person.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { useIntake } from '#stores/intake.ts'
import { useRegister } from '#stores/register.ts'
import { useSession } from '#stores/session.ts'
import { useStorage } from '#stores/storage.ts'
import { sayLog } from '#stores/logWording.ts'
import { useRegisterPick, type RegisterPick } from '../data/registerPick.ts'
import type { Way } from './ways.ts'

/** The words of what is wrong with each field of the form, by field. */
export type FieldWords = Readonly<Partial<Record<ActorField, string>>>

/** The first-use form: who works here, with which projects to begin, and what 开始使用 does with both. */
export function useFirstUse(onDone: () => void) {
  const [session, register, storage] = [useSession(), useRegister(), useStorage()]
  const { pick, take } = useRegisterPick()
  const actor = ref<Actor>(session.actor ?? { person: '', unit: '', role: '填报员' })
  const way = shallowRef<Way>('examples')
  const issues = shallowRef<FieldWords>({})
  /** What stands in the way of beginning, in words; not about a single field. */
  const obstacle = shallowRef<string | null>(null)
  const busy = ref(false)
  /** Whether there is nothing yet, so that a way to begin has to be chosen. */
  const isFirst = computed(() => register.projects.length === 0)

  /** Does what the form says, all of it checked before anything is written. */
  async function begin(): Promise<void> {
    if (busy.value) return
    const [who, chosen] = [readActor(actor.value), isFirst.value ? way.value : 'blank']
    issues.value = who.ok ? {} : worded(who.issue)
    obstacle.value = chosen === 'import' ? importObstacle(actor.value, pick.value) : null
    if (!who.ok || obstacle.value) return focusFirstProblem()
    busy.value = true
    const done = await perform(who.value, chosen, pick.value)
    busy.value = false
    if (!done.ok) return void (obstacle.value = done.issue)
    // Asked in the wake of a click: browsers that show a question show it to somebody who is there.
    void storage.askToKeep()
    onDone()
  }

  return { actor, way, issues, obstacle, busy, isFirst, pick, take, begin }
}

/** Says who works here, then brings the projects in. @returns why not, in words */
async function perform(who: Actor, way: Way, pick: RegisterPick): Promise<Result<null, string>> {
  const [session, intake] = [useSession(), useIntake()]
  const known = await session.become(who)
  if (!known.ok) return fail(sayLog(known.issue))
  if (way === 'blank') return ok(null)
  const taken = way === 'import' && pick.kind === 'ready' ? await intake.importRegister(pick.preview.file) : await intake.loadExamples()
  return taken.ok ? ok(null) : fail((await import('#stores/wording.ts')).say(taken.issue))
}

function importObstacle({ role }: Actor, pick: RegisterPick): string | null {
  if (role === '领导') return '领导只查看，不能导入台账。请改选角色，或选择其他方式。'
  if (pick.kind === 'none') return '还没有选择台账文件。请点“导入台账”选择，或改选其他方式。'
  if (pick.kind === 'reading') return '文件还在读取，请稍候。'
  return pick.kind === 'refused' ? '台账文件有问题，没有导入。请按清单改好后重新选择，或改选其他方式。' : null
}

function worded(found: Readonly<Partial<Record<ActorField, ActorIssue>>>): FieldWords {
  return Object.fromEntries(Object.entries(found).map(([field, issue]) => [field, explainActor(issue)]))
}

async function focusFirstProblem(): Promise<void> {
  await nextTick()
  document.querySelector<HTMLElement>('[aria-invalid="true"], .obstacle')?.focus()
}
