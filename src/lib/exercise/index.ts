export { type Answer, checkAnswer } from './answer'
export { answersIn, blank, emptyBlanks, fillBlanks, type Part, splitBlanks } from './blanks'
export { type Fault, faultOf } from './bug'
export type { Catalogue, Known, Mistake } from './catalogue'
export { check, type Observe } from './check'
export { seenOf } from './diagnose'
export { endings } from './ended'
export {
  type Exercise,
  type Kind,
  kinds,
  type Prompt,
  readPrompt,
  signatureOf,
  spans,
} from './exercise'
export { inPython } from './in-python'
export { type Evaluate, evaluateHere } from './load'
export type { Spec } from './matching'
export { type ModuleName, moduleNames } from './modules'
export { type Both, type Failure, nothing, type Observation } from './observation'
export { observe, observeClass, type Request, specsOf } from './observe'
export { subjects } from './probe'
export { type FirstStep, type StepView, stillBlank, unusable, type Verdict } from './verdict'
export { type ClassVerdict, checkWhole, type Whole } from './whole'
export { type Packed, pack, unpack } from './wire'
