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
import program from './torch/_program.py?raw'
import tensor from './torch/_tensor.py?raw'
import types from './torch/_types.py?raw'
import amp from './torch/amp.py?raw'
import backends from './torch/backends/__init__.py?raw'
import cudnn from './torch/backends/cudnn.py?raw'
import cuda from './torch/cuda/__init__.py?raw'
import cudaAmp from './torch/cuda/amp.py?raw'
import jit from './torch/jit.py?raw'
import nn from './torch/nn/__init__.py?raw'
import attention from './torch/nn/attention.py?raw'
import containers from './torch/nn/containers.py?raw'
import functional from './torch/nn/functional.py?raw'
import init from './torch/nn/init.py?raw'
import layers from './torch/nn/layers.py?raw'
import module from './torch/nn/module.py?raw'
import modules from './torch/nn/modules/__init__.py?raw'
import modulesUtils from './torch/nn/modules/utils.py?raw'
import parameter from './torch/nn/parameter.py?raw'
import nnUtils from './torch/nn/utils.py?raw'
import optim from './torch/optim/__init__.py?raw'
import scheduler from './torch/optim/lr_scheduler.py?raw'
import testing from './torch/testing.py?raw'
import utils from './torch/utils/__init__.py?raw'
import checkpoint from './torch/utils/checkpoint.py?raw'
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
  'torch/_program.py': program,
  'torch/_tensor.py': tensor,
  'torch/_types.py': types,
  'torch/amp.py': amp,
  'torch/backends/__init__.py': backends,
  'torch/backends/cudnn.py': cudnn,
  'torch/cuda/__init__.py': cuda,
  'torch/cuda/amp.py': cudaAmp,
  'torch/jit.py': jit,
  'torch/nn/__init__.py': nn,
  'torch/nn/attention.py': attention,
  'torch/nn/containers.py': containers,
  'torch/nn/functional.py': functional,
  'torch/nn/init.py': init,
  'torch/nn/layers.py': layers,
  'torch/nn/module.py': module,
  'torch/nn/modules/__init__.py': modules,
  'torch/nn/modules/utils.py': modulesUtils,
  'torch/nn/parameter.py': parameter,
  'torch/nn/utils.py': nnUtils,
  'torch/optim/__init__.py': optim,
  'torch/optim/lr_scheduler.py': scheduler,
  'torch/testing.py': testing,
  'torch/utils/__init__.py': utils,
  'torch/utils/checkpoint.py': checkpoint,
  'torch/utils/data.py': data,
}
