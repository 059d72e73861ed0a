import { catalogue } from '../../../scripts/catalogue'
import { type ModuleName, moduleNames } from '../../lib/exercise'

export const getStaticPaths = () => moduleNames.map((module) => ({ params: { module } }))

/** What is known of one module: the judge loads it when the module is practised. */
export const GET = async ({ params }: { params: { module: ModuleName } }) =>
  Response.json(await catalogue(params.module))
