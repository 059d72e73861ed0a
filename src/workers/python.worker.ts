import { runPython } from '../sandbox/python'

// One file for the sandbox, which cannot fetch others. It is started with what Python is made of.
runPython()
