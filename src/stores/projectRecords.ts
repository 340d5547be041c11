import { defineStore } from 'pinia'
import type { Approval } from '#domain/evidence.ts'
import type { Milestone } from '#domain/milestone.ts'
import type { ListMembership } from '#domain/plan.ts'
import type { Project } from '#domain/project.ts'
import { libraryEntered } from '#projection/drafts.ts'
import { listJoined, listLeft, milestoneRecorded } from '#projection/recordDrafts.ts'
import type { ActResult } from './acts.ts'
import { useRecorder } from './recorder.ts'
import { useRegister } from './register.ts'

/** The commands of the project page beside edits and moves: 名录, 建设项目库 and 关键节点. */
export const useProjectRecords = defineStore('project-records', () => {
  const store = useRegister()
  const recorder = useRecorder()

  const joinList = (project: Project, membership: ListMembership): Promise<ActResult> =>
    recorder.record(`将“${project.name}”列入${membership.year}年${membership.list}`, [listJoined(store.register, project.id, membership)])

  const leaveList = (project: Project, membership: ListMembership, reason: string | null): Promise<ActResult> =>
    recorder.record(`将“${project.name}”移出${membership.year}年${membership.list}`, [listLeft(store.register, project.id, membership, reason)])

  const enterLibrary = (project: Project, approval: Approval): Promise<ActResult> =>
    recorder.record(`将“${project.name}”列入建设项目库`, [libraryEntered(store.register, project.id, approval)])

  const recordMilestone = (project: Project, milestone: Milestone): Promise<ActResult> =>
    recorder.record(`登记“${project.name}”的节点“${milestone.kind}”`, [milestoneRecorded(store.register, project.id, milestone)])

  return { joinList, leaveList, enterLibrary, recordMilestone }
})
