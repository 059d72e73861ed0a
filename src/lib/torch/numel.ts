/** How many numbers a tensor of this shape holds. */
export const numel = (shape: readonly number[]) => shape.reduce((n, size) => n * size, 1)
