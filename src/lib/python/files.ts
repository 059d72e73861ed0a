import vit from '../../../content/original/vit.py?raw'
import digits from './digits.py?raw'
import learner from './learner.py?raw'
import photo from './photo.py?raw'
import torch from './torch/__init__.py?raw'
import bridge from './torch/_bridge.py?raw'
import functions from './torch/_functions.py?raw'
import grad from './torch/_grad.py?raw'
import missing from './torch/_missing.py?raw'
import print from './torch/_print.py?raw'
import tensor from './torch/_tensor.py?raw'
import types from './torch/_types.py?raw'
import backends from './torch/backends.py?raw'
import cuda from './torch/cuda.py?raw'
import nn from './torch/nn/__init__.py?raw'
import attention from './torch/nn/attention.py?raw'
import containers from './torch/nn/containers.py?raw'
import functional from './torch/nn/functional.py?raw'
import init from './torch/nn/init.py?raw'
import layers from './torch/nn/layers.py?raw'
import module from './torch/nn/module.py?raw'
import parameter from './torch/nn/parameter.py?raw'
import nnUtils from './torch/nn/utils.py?raw'
import optim from './torch/optim/__init__.py?raw'
import scheduler from './torch/optim/lr_scheduler.py?raw'
import utils from './torch/utils/__init__.py?raw'
import data from './torch/utils/data.py?raw'

/** What `import` finds besides Python's own library: torch, the post's classes, and what runs a learner's file. */
export const files: Readonly<Record<string, string>> = {
  'vit.py': vit,
  'digits.py': digits,
  'learner.py': learner,
  'photo.py': photo,
  'torch/__init__.py': torch,
  'torch/_bridge.py': bridge,
  'torch/_functions.py': functions,
  'torch/_grad.py': grad,
  'torch/_missing.py': missing,
  'torch/_print.py': print,
  'torch/_tensor.py': tensor,
  'torch/_types.py': types,
  'torch/backends.py': backends,
  'torch/cuda.py': cuda,
  'torch/nn/__init__.py': nn,
  'torch/nn/attention.py': attention,
  'torch/nn/containers.py': containers,
  'torch/nn/functional.py': functional,
  'torch/nn/init.py': init,
  'torch/nn/layers.py': layers,
  'torch/nn/module.py': module,
  'torch/nn/parameter.py': parameter,
  'torch/nn/utils.py': nnUtils,
  'torch/optim/__init__.py': optim,
  'torch/optim/lr_scheduler.py': scheduler,
  'torch/utils/__init__.py': utils,
  'torch/utils/data.py': data,
}
