/** A photo and its class token, each token showing as much as its share; the unit is the side of a patch. */
export interface TokenPicture {
  /** The photo cut to its h × w patches. */
  photo: CanvasImageSource | null
  h: number
  w: number
  /** Where the photo begins, below the class token. */
  top: number
  /** How much of each token shows, 0 to 1, the class token first; all of it if not said. */
  shares: ArrayLike<number> | null
}

/** Paint the tokens; the canvas gets `side` pixels for a patch. */
export function drawTokens(canvas: HTMLCanvasElement, picture: TokenPicture, side: number) {
  const { photo, h, w, top, shares } = picture
  canvas.width = Math.round(w * side)
  canvas.height = Math.round((top + h) * side)
  const context = canvas.getContext('2d')
  if (!context) return
  const style = getComputedStyle(canvas)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  context.scale(side, side)
  context.fillStyle = colour('--rule')
  context.fillRect(0, 0, 1, 1)
  context.fillStyle = colour('--ink')
  context.font = `600 0.4px ${style.fontFamily}`
  context.textAlign = 'center'
  if (canvas.clientWidth >= 20 * w) context.fillText('CLS', 0.5, 0.64) // else too small to read
  if (photo) context.drawImage(photo, 0, top, w, h)
  if (shares) veil()
  else rule()

  /** Paper over what a token does not show; a ghost of the photo stays. */
  function veil(ink = context as CanvasRenderingContext2D) {
    ink.fillStyle = colour('--paper')
    for (let token = 0; token <= h * w; token++) {
      const [i, j] = [Math.floor((token - 1) / w), (token - 1) % w]
      ink.globalAlpha = 0.94 * (1 - Math.min(shares?.[token] ?? 0, 1))
      if (token === 0) ink.fillRect(0, 0, 1, 1)
      else ink.fillRect(j, top + i, 1, 1)
    }
  }

  function rule(ink = context as CanvasRenderingContext2D) {
    ink.strokeStyle = colour('--fibre')
    ink.globalAlpha = 0.75
    ink.lineWidth = 0.04
    ink.beginPath()
    for (let i = 0; i <= h; i++) line(0, top + i, w, top + i)
    for (let j = 0; j <= w; j++) line(j, top, j, top + h)
    ink.stroke()
    function line(x0: number, y0: number, x1: number, y1: number) {
      ink.moveTo(x0, y0)
      ink.lineTo(x1, y1)
    }
  }
}
