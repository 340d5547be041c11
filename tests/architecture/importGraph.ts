import {
  cruise,
  type DependencyType,
  type ICruiseResult,
  type IDependency,
  type IForbiddenRuleType,
} from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

/** One import, as dependency-cruiser resolved it. Paths are relative to the project's root. */
export interface Edge {
  readonly from: string
  /** The imported file, or the module's name when it could not be resolved. */
  readonly to: string
  readonly resolved: boolean
  /** `import type` and the like: gone before anything runs. */
  readonly typeOnly: boolean
  /** Part of a cycle of imports that run. */
  readonly circular: boolean
}

const TYPE_ONLY: DependencyType[] = ['type-only', 'type-import']

// A cycle that one type-only import closes is none when the program runs.
const NO_CYCLES: IForbiddenRuleType = {
  name: 'no-cycles',
  severity: 'error',
  from: {},
  to: { circular: true, viaOnly: { dependencyTypesNot: TYPE_ONLY } },
}

/** Every import below src/ and seed/, of TypeScript and of Vue files, types included. */
export async function importEdges(): Promise<Edge[]> {
  const { output } = await cruise(
    ['src', 'seed'],
    {
      doNotFollow: { path: 'node_modules' },
      tsPreCompilationDeps: true,
      validate: true,
      ruleSet: { forbidden: [NO_CYCLES] },
    },
    {
      extensions: ['.ts', '.vue', '.js', '.json'],
      conditionNames: ['import', 'default'],
      exportsFields: ['exports'],
    },
    { tsConfig: extractTSConfig('tsconfig.json') },
  )
  return (output as ICruiseResult).modules
    .filter(({ source }) => /^(src|seed)\//.test(source))
    .flatMap(({ source, dependencies }) => dependencies.map((dependency) => edge(source, dependency)))
}

function edge(from: string, dependency: IDependency): Edge {
  return {
    from,
    to: dependency.couldNotResolve ? dependency.module : dependency.resolved,
    resolved: !dependency.couldNotResolve,
    typeOnly: dependency.dependencyTypes.some((type) => TYPE_ONLY.includes(type)),
    circular: !dependency.valid,
  }
}
