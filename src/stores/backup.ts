import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { fail, ok, type Result } from '#domain/result.ts'
import type { FinishedPackage } from '#exporting/packageWriter.ts'
import type { PackingIssue } from '#exporting/packing.ts'
import type { BackupContents } from '#importing/backup.ts'
import { compareWithLog, type BackupComparison } from '#importing/backupComparison.ts'
import { openPackageFile } from '#importing/packageInWorker.ts'
import type { PackageProblem } from '#importing/packageProblem.ts'
import { mayWrite } from '#domain/person.ts'
import { LAST_BACKUP } from '#log/settings.ts'
import type { DeviceHead, LogIssue, MergeSummary } from '#log/types.ts'
import { useBackupAge } from './backupAge.ts'
import { useExchange } from './exchange.ts'
import { theLog } from './openedLog.ts'
import { usePacking } from './packing.ts'
import { reading } from './reading.ts'
import { useSession } from './session.ts'
import type { ActIssue } from './wording.ts'

/** A backup that holds, and what restoring it would do. Nothing is written yet. */
export interface RestorePlan {
  readonly contents: BackupContents
  readonly comparison: BackupComparison
}

/** Why a backup is not restored: everything wrong with the file, or why the log or the person cannot. */
export type RestoreIssue = { readonly code: 'restore/bad-file'; readonly problems: readonly PackageProblem[] } | { readonly code: 'restore/given-up' } | ActIssue

/** What a restore did. */
export type RestoreSummary = MergeSummary

/** Copies of everything, to a file and back. */
export const useBackup = defineStore('backup', () => {
  /** What the last restore of this session did. */
  const restored = shallowRef<MergeSummary | null>(null)

  const packing = usePacking()
  /** What there was when the last backup was begun: what was written meanwhile may not be in it. */
  let reach: readonly DeviceHead[] | null = null
  /** Files of a backup that is being checked; `null` while none is. */
  const checking = ref<{ readonly files: number; readonly of: number } | null>(null)
  let ending = new AbortController()

  /** Makes the full backup. Anybody may: it only reads. */
  const make = (now: number): Promise<Result<FinishedPackage, PackingIssue | LogIssue>> =>
    packing.run(async () => {
      reach = await theLog().heads()
      return { kind: 'backup', order: { now, device: theLog().health().device } }
    })

  /** Remembers that a backup was handed over, for the reminder on 数据. */
  async function remember(now: number): Promise<Result<null, LogIssue>> {
    await useBackupAge().remember(reach)
    return theLog().setPreference(LAST_BACKUP, new Date(now).toISOString())
  }

  /** Checks a chosen file in every part and compares it with this device. */
  async function preview(file: Blob): Promise<Result<RestorePlan, RestoreIssue>> {
    ending.abort()
    ending = new AbortController()
    restored.value = null
    checking.value = { files: 0, of: 0 }
    const course = { signal: ending.signal, onFiles: (files: number, of: number) => void (checking.value = { files, of }) }
    const contents = await openPackageFile('backup', file, course)
    if (contents === null) return fail({ code: 'restore/given-up' })
    const plan = contents.ok ? await planOf(contents.value) : fail({ code: 'restore/bad-file' as const, problems: contents.issue })
    // Given up while the log was asked, or another file was chosen meanwhile.
    if (course.signal.aborted) return fail({ code: 'restore/given-up' })
    checking.value = null
    return plan
  }

  /** Restores what was agreed to: all of it or nothing. Allowed before anybody has said who works here. */
  async function restore({ contents }: RestorePlan): Promise<Result<MergeSummary, ActIssue>> {
    const { actor } = useSession()
    const allowed = actor === null ? ok(null) : mayWrite(actor)
    if (!allowed.ok) return allowed
    const { texts, files, waiting, manifest } = contents
    const done = await theLog().restore(texts, files, { missing: manifest.missing, waiting })
    if (done.ok) restored.value = done.value
    // What the earlier installation wrote and handed to nobody is this one's to hand over.
    if (done.ok) await useExchange().inherit(manifest.device)
    return done
  }

  /** Gives up checking a file. */
  function giveUp(): void {
    ending.abort()
    checking.value = null
  }

  return { restored, progress: packing.progress, checking, make, cancel: packing.cancel, remember, preview, giveUp, restore }
})

async function planOf(contents: BackupContents): Promise<Result<RestorePlan, LogIssue>> {
  const compared = await reading(() => compareWithLog(contents, theLog()))
  if (!compared.ok) return compared
  return compared.value.ok ? ok({ contents, comparison: compared.value.value }) : compared.value
}
