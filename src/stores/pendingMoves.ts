import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { ProjectId } from '#domain/project.ts'
import type { Stage } from '#domain/stage.ts'

/** Moves painted before their commit, so that a card is where it was dropped at once. */
export const usePendingMoves = defineStore('pendingMoves', () => {
  const moves = shallowRef<ReadonlyMap<ProjectId, Stage>>(new Map())

  /** Says where a project is on its way to; `null` when it has arrived, or stays where it was. */
  function set(id: ProjectId, to: Stage | null): void {
    const next = new Map(moves.value)
    if (to === null) next.delete(id)
    else next.set(id, to)
    moves.value = next
  }

  return { moves, set }
})
