import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { slim } from '../../src/lib/python/library'
import { startPython } from '../../src/lib/python/node'
import { setDevice } from '../../src/lib/torch'

test('Python needs less than half of its library here, and a program finds what it may want', async () => {
  const whole = readFileSync(new URL(import.meta.resolve('pyodide/python_stdlib.zip')))
  const part = slim(whole)
  expect(part.length).toBeLessThan(whole.length / 2)
  const folder = mkdtempSync(join(tmpdir(), 'library-'))
  const library = join(folder, 'library.zip')
  writeFileSync(library, part)
  await setDevice('cpu')
  const python = await startPython({ library })
  const { failure } = python.run(`
import argparse, collections, contextlib, copy, csv, dataclasses, datetime, enum, functools, inspect, itertools, json
import logging, math, operator, os, pathlib, pickle, random, re, statistics, string, textwrap, time, traceback, typing
from vit import VisionTransformer
from torch import randn
VisionTransformer(8, 1, 10, 4, 8, 1, 2, 8)(randn(1, 1, 8, 8))
`)
  expect(failure).toBeNull()
  rmSync(folder, { recursive: true })
}, 120_000)
