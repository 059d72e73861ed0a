import { takeAways } from '../../../components/lessons'
import { notebookOf } from '../../../lib/takeaway/files'

export const getStaticPaths = takeAways

export const GET = ({ props }: { props: { module: string; title: string } }) =>
  new Response(notebookOf(props.module, props.title))
