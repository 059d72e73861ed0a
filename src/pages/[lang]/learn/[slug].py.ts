import { takeAways } from '../../../components/lessons'
import { script } from '../../../lib/takeaway/files'

export const getStaticPaths = takeAways

export const GET = ({ props }: { props: { module: string; title: string } }) =>
  new Response(script(props.module, props.title))
