import type { Shape } from '../shape'
import {
  assertion,
  attribute,
  list,
  notImplemented,
  pythonType,
  runtime,
  size,
  type,
  value,
} from './torch-error'

/** What goes wrong in modules, on the way back, and in optimizers. */
export const learningErrors = {
  missingForward: (name: string) =>
    notImplemented(
      `Module [${name}] is missing the required "forward" function`,
      `${name} 没有 forward：看看方法名有没有拼错。ModuleList 只装模块，要逐个调用。`,
      `${name} has no forward: check the spelling of the method. A ModuleList only holds modules; call them one by one.`,
    ),
  notAModule: (given: unknown) =>
    type(
      `${pythonType(given)} is not a Module subclass`,
      `这里要放模块，得到的是 ${pythonType(given)}。`,
      `A module belongs here; got ${pythonType(given)}.`,
    ),
  notModules: (given: unknown) =>
    type(
      `ModuleList.extend should be called with an iterable, but got ${pythonType(given)}`,
      'ModuleList 要一列模块：放进方括号。',
      'A ModuleList takes a list of modules: put them in square brackets.',
    ),
  parameterOfNoTensor: (given: unknown) =>
    attribute(
      `'${pythonType(given)}' object has no attribute 'detach'`,
      'Parameter 要包住一个张量，例如 randn(1, 1, d)。',
      'A Parameter wraps a tensor, for example randn(1, 1, d).',
    ),
  headsMustDivide: () =>
    assertion(
      'embed_dim must be divisible by num_heads',
      'embed_dim 要能被 num_heads 整除，每个头才分得一样多。',
      'embed_dim must be a multiple of num_heads, so that every head gets as much.',
    ),
  stateDict: (name: string, lines: readonly string[]) =>
    runtime(
      `Error(s) in loading state_dict for ${name}:\n\t${lines.join('\n\t')}`,
      '权重的名字和形状必须与模型逐个对上。',
      'Names and shapes of the weights must match the model one by one.',
    ),
  backwardNotScalar: () =>
    runtime(
      'grad can be implicitly created only for scalar outputs',
      'backward 从一个数出发：先 sum 或 mean，或给出同形状的 gradient。',
      'backward starts from one number: sum or average first, or pass a gradient of the same shape.',
    ),
  backwardWithoutGrad: () =>
    runtime(
      'element 0 of tensors does not require grad and does not have a grad_fn',
      '这个结果与任何要学的参数都没有关系：输入不要求梯度，或是在 noGrad 里算的。',
      'Nothing that learns led to this result: its inputs require no gradient, or it was computed inside noGrad.',
    ),
  backwardTwice: () =>
    runtime(
      'Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.',
      '一次前向只能反向一次：再求梯度前先重新前向。',
      'One forward pass serves one backward pass: run the forward again first.',
    ),
  inPlaceOnLeaf: () =>
    runtime(
      'a leaf Variable that requires grad is being used in an in-place operation.',
      '要学的张量不能就地改：写成 x = x + y，或放进 with torch.no_grad(): 里。',
      'What learns cannot be changed in place: write x = x + y, or do it inside with torch.no_grad():.',
    ),
  inPlaceOnViewOfLeaf: () =>
    runtime(
      'a view of a leaf Variable that requires grad is being used in an in-place operation.',
      '这是要学的张量的一部分，不能就地改：先算出新的张量，或放进 with torch.no_grad(): 里。',
      'This is a piece of what learns, which cannot be changed in place: compute a new tensor, or do it inside with torch.no_grad():.',
    ),
  inPlaceTwice: () =>
    runtime(
      'unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.',
      'expand 出来的几份其实是同一块内存，不能分别改：先 clone()。',
      'The copies that expand shows are one and the same memory and cannot be changed one by one: clone() it first.',
    ),
  inPlaceShape: (own: Shape, result: Shape) =>
    runtime(
      `output with shape ${list(own)} doesn't match the broadcast shape ${list(result)}`,
      '就地改不能改变形状：结果比原来的张量大。',
      'A change in place keeps the shape; the result is larger than the tensor.',
    ),
  inPlaceType: (own: string, result: string) =>
    runtime(
      `result type ${result} can't be cast to the desired output type ${own}`,
      '整数的张量放不下小数：先 .float()。',
      'A tensor of integers cannot hold fractions: take .float() first.',
    ),
  inPlaceOnWindows: () =>
    runtime(
      "what Tensor.unfold gives cannot be changed in place in this site's torch",
      '本站的 unfold 给出的是一份拷贝，就地改它不会像 PyTorch 那样改到原来的张量：先 clone()，或直接改原来的张量。',
      'Here unfold gives a copy, and a change to it would not reach the tensor it came from, as in PyTorch: clone() it, or change that tensor itself.',
    ),
  inPlaceOnPiece: (at: number, node: string) =>
    runtime(
      `Output ${at} of ${node} is a view and is being modified inplace. This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.`,
      '一次分出几块的操作，要求梯度时不能就地改其中一块：写成 y = y + …。',
      'Where gradients are wanted, the pieces that one call cut cannot be changed in place: write y = y + ….',
    ),
  gradientShape: (gradient: Shape, output: Shape) =>
    runtime(
      `Mismatch in shape: grad_output[0] has a shape of ${size(gradient)} and output[0] has a shape of ${size(output)}.`,
      'gradient 的形状要与张量相同。',
      'The gradient has the shape of the tensor.',
    ),
  requiresGradOfComputed: () =>
    runtime(
      "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph that doesn't require differentiation use var_no_grad = var.detach().",
      '算出来的张量是否要梯度由它的输入决定；要断开就用 detach()。',
      'Whether a computed tensor requires a gradient follows from its inputs; to cut it off use detach().',
    ),
  optimizerNoList: (given: unknown) =>
    type(
      `params argument given to the optimizer should be an iterable of Tensors or dicts, but got ${pythonType(given) === 'Tensor' ? 'torch.FloatTensor' : pythonType(given)}`,
      '把一列参数交给优化器：model.parameters()。',
      'Give the optimizer a list of parameters: model.parameters().',
    ),
  optimizerEmpty: () =>
    value(
      'optimizer got an empty parameter list',
      '没有参数可学：模块是否放在普通数组里了？那要用 ModuleList。',
      'There is nothing to learn. Are the modules in a plain array? Use a ModuleList.',
    ),
  optimizerNoTensor: (given: unknown) =>
    type(
      `optimizer can only optimize Tensors, but one of the params is ${pythonType(given)}`,
      '列表里有一个不是张量。',
      'One of the list is not a tensor.',
    ),
  optimizerNoLeaf: () =>
    value(
      "can't optimize a non-leaf Tensor",
      '优化器改的是参数本身，不是由参数算出来的张量。',
      'An optimizer changes parameters, not what is computed from them.',
    ),
  optimizerRequired: (name: string) =>
    value(
      `parameter group didn't specify a value of required optimization parameter ${name}`,
      `SGD 没有默认的 ${name}，要写明。`,
      `SGD has no default ${name}; give one.`,
    ),
  optimizerValue: (what: string, given: number) =>
    value(
      `Invalid ${what}: ${given}`,
      '这个值超出了允许的范围。',
      'This value is outside the allowed range.',
    ),
  nesterov: () =>
    value(
      'Nesterov momentum requires a momentum and zero dampening',
      'Nesterov 要有 momentum，且 dampening 为 0。',
      'Nesterov needs a momentum, and dampening 0.',
    ),
}
