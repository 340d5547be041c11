import { defineStore } from 'pinia'
import { mayWrite } from '#domain/person.ts'
import { ok, type Result } from '#domain/result.ts'
import { whoAndWhen, type BackupComparison } from '#importing/backupComparison.ts'
import type { JournalOffer } from '#log/journal/types.ts'
import type { LogIssue, MergeSummary } from '#log/types.ts'
import { useBackup } from './backup.ts'
import { useExchange } from './exchange.ts'
import { theLog } from './openedLog.ts'
import { reading } from './reading.ts'
import { useSession } from './session.ts'
import type { ActIssue } from './wording.ts'

export type { JournalState } from '#log/journal/types.ts'

/** What the second record would bring back, for a person to decide. */
export type RecoveryPlan = Pick<JournalOffer, 'repaired' | 'gaps' | 'device'> &
  Pick<BackupComparison, 'people' | 'from' | 'to'> & { readonly added: number }

/** The second record of this device: what it holds that the log lost, and bringing it back. */
export const useJournal = defineStore('journal', () => {
  /** Works out what would come back. Nothing is written. */
  async function look(): Promise<Result<RecoveryPlan, LogIssue>> {
    const looked = await reading(() => theLog().journal.look())
    if (!looked.ok) return looked
    const offer = looked.value
    if (!offer.ok) return offer
    const { added, repaired, gaps, device } = offer.value
    return ok({ added: added.length, repaired, gaps, device, ...whoAndWhen(added) })
  }

  /** Brings back what was agreed to: all of it or nothing. Allowed before anybody has said who works here. */
  async function restore({ device }: RecoveryPlan): Promise<Result<MergeSummary, ActIssue>> {
    const { actor } = useSession()
    const allowed = actor === null ? ok(null) : mayWrite(actor)
    if (!allowed.ok) return allowed
    const done = await theLog().journal.restore()
    if (done.ok) useBackup().restored = done.value
    // What the earlier installation wrote and handed to nobody is this one's to hand over.
    if (done.ok && device !== null) await useExchange().inherit(device)
    return done
  }

  return { look, restore }
})
