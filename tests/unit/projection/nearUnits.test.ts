import { expect, it } from 'vitest'
import { nearUnits } from '#projection/nearUnits.ts'
import { makeProject } from '../../support/project.ts'

const PROJECTS = [makeProject({ responsibleUnit: '区城建中心（示例）', district: '西兴街道' }), makeProject({ responsibleUnit: '互联网产业园', district: '长河街道' }), makeProject({ responsibleUnit: null, district: null })]

it('names the units that contain what was typed, then those that share most of its characters', () => {
  expect(nearUnits(PROJECTS, '城建中心')).toEqual(['区城建中心（示例）'])
  expect(nearUnits(PROJECTS, '西兴')).toEqual(['西兴街道'])
  expect(nearUnits(PROJECTS, '互联网产业区')).toEqual(['互联网产业园'])
  expect(nearUnits(PROJECTS, '卫健局')).toEqual([])
  expect(nearUnits(PROJECTS, '')).toEqual([])
})
