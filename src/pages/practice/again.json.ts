import type { APIRoute } from 'astro'
import { linesAgain } from '../../components/practice/exercises'

/** For each known mistake, the post's class with the line to be written again. */
export const GET: APIRoute = async () => new Response(JSON.stringify(await linesAgain()))
