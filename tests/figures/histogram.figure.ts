import { drawAfter } from '../../src/lib/draw/activation'

export const title =
  'Numbers after an activation lie along its axis, as long as there are many of them'

export const draw = (room: HTMLElement) => room.append(drawAfter([0, 4, 2, 1, 1, 0, 0], 200, title))
