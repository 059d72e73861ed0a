import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { helpFor } from '../../src/lib/exercise/help'

test.each([
  [
    /super\(\) is the first line/,
    [
      "Must call super constructor in derived class before accessing 'this' or returning from derived constructor",
      "must call super constructor before using 'this' in derived class constructor",
      "'super()' must be called in derived class constructor before accessing |this| or returning non-undefined.",
    ],
  ],
  [
    /made with new/,
    [
      "Class constructor Linear cannot be invoked without 'new'",
      "class constructors must be invoked with 'new'",
      'Cannot call a class constructor Linear without |new|',
    ],
  ],
  [/need this\. in front/, ['fc2 is not defined', "Can't find variable: fc2"]],
  [/go into braces/, ['dim is not defined', "Can't find variable: dim"]],
  [/called this here/, ['self is not defined', 'self.fc2 is not a function']],
  [
    /before the line that declares it/,
    [
      "Cannot access 'q' before initialization",
      "can't access lexical declaration 'q' before initialization",
      'Cannot access uninitialized variable.',
    ],
  ],
  [
    /const cannot be assigned/,
    [
      'Assignment to constant variable.',
      "invalid assignment to const 'b'",
      'Attempted to assign to readonly property.',
    ],
  ],
  [
    /not a function, a class or a list/,
    ['x.foo is not a function', "x.foo is not a function. (In 'x.foo()', 'x.foo' is undefined)"],
  ],
  [
    /before the dot is undefined/,
    [
      "Cannot read properties of undefined (reading 'weight')",
      'can\'t access property "weight", this.fc is undefined',
      "undefined is not an object (evaluating 'this.fc.weight')",
    ],
  ],
])('an error is explained in the words of every browser: %s', (help, said) => {
  for (const words of said) expect(helpFor(words)?.en, words).toMatch(help)
})

test('what torch says is left to torch, but for a value that is not there', () => {
  const errors: { message: string }[] = JSON.parse(
    readFileSync('tests/torch/errors/expected.json', 'utf8'),
  )
  const helped = errors.map(({ message }) => message).filter((message) => helpFor(message))
  expect(helped.length).toBeGreaterThan(0)
  for (const message of helped) expect(message).toMatch(/must be Tensor, not NoneType$/)
})
