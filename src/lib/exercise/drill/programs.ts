import type { ModuleName } from '../modules'

/**
 * A forward to read. What stands between braces is a letter of the post, or made of some; each question draws its own
 * sizes for them. Every other line is run as it stands.
 */
export interface Program {
  /** What comes in. */
  given: Record<string, string[]>
  /** What the constructor has made: shown, not asked. */
  made: string
  forward: string
}

const image = { x: ['b', 'c', 'H', 'W'] }
const tokens = { x: ['b', 'l', 'd'] }
// made for an image of H × H
const positions = `
self.pos_emb=nn.Parameter(torch.randn(1,{1+h*h},{d}))
self.cls_emb=nn.Parameter(torch.randn(1,1,{d}))`
const heads = `
self.num_heads={nh}
self.head_dim={hd}`

/** For each module first the post's own lines, then others that come up when one writes it. */
export const programs: Record<ModuleName, Program[]> = {
  PatchEmbedding: [
    {
      given: image,
      made: `self.emb=nn.Conv2d({c},{d},kernel_size={p},stride={p})${positions}`,
      forward: `
x=self.emb(x)
b,d,h,w=x.shape
x=x.permute(0,2,3,1).reshape(b,h*w,d)
cls_emb=self.cls_emb.expand(b,-1,-1)
x=torch.cat((cls_emb,x),dim=1)
out=x+self.pos_emb[:,:1+h*w]`,
    },
    {
      given: image,
      made: `self.emb=nn.Conv2d({c},{d},kernel_size={p},stride={p})${positions}`,
      forward: `
x=self.emb(x)
x=x.flatten(2)
x=x.transpose(1,2)
b,n,d=x.shape
cls_pos=self.pos_emb[:,:1]
cls_emb=(self.cls_emb+cls_pos).expand(b,-1,-1)
x=x+self.pos_emb[:,1:1+n]
out=torch.cat((cls_emb,x),dim=1)`,
    },
    {
      given: image,
      made: `p={p}\nself.emb=nn.Linear({c*p*p},{d})`,
      forward: `
b,c,H,W=x.shape
h=H//p
w=W//p
x=x[:,:,:h*p,:w*p]
x=x.reshape(b,c,h,p,w,p)
x=x.permute(0,2,4,1,3,5)
x=x.reshape(b,h*w,c*p*p)
x=self.emb(x)`,
    },
  ],
  MultiHeadSelfAttention: [
    {
      given: tokens,
      made: `
self.embed_dim={d}${heads}
self.proj_q=nn.Linear({d},{d})
self.proj_k=nn.Linear({d},{d})
self.proj_v=nn.Linear({d},{d})
self.out_proj=nn.Linear({d},{d})
self.drop=nn.Dropout(0.1)`,
      forward: `
b,l,_=x.shape
q = self.proj_q(x).reshape(b, l, self.num_heads, self.head_dim).transpose(1, 2)
k = self.proj_k(x).reshape(b, l, self.num_heads, self.head_dim).transpose(1, 2)
v = self.proj_v(x).reshape(b, l, self.num_heads, self.head_dim).transpose(1, 2)
atten_score=torch.matmul(q,k.transpose(-2,-1))/self.head_dim**0.5
atten_weight=torch.nn.functional.softmax(atten_score,dim=-1)
atten_weight = self.drop(atten_weight)
atten = torch.matmul(atten_weight, v).transpose(1, 2).reshape(b, l, self.embed_dim)
out=self.out_proj(atten)
out=self.drop(out)`,
    },
    {
      given: tokens,
      made: `${heads}
self.qkv=nn.Linear({d},{3*d})
self.out_proj=nn.Linear({d},{d})`,
      forward: `
b,l,d=x.shape
qkv=self.qkv(x)
qkv=qkv.reshape(b,l,3,self.num_heads,self.head_dim)
qkv=qkv.permute(2,0,3,1,4)
q,k,v=qkv.unbind(0)
atten_score=q@k.transpose(-2,-1)/self.head_dim**0.5
atten_weight=atten_score.softmax(dim=-1)
atten=atten_weight@v
atten=atten.transpose(1,2)
atten=atten.flatten(2)
out=self.out_proj(atten)`,
    },
    {
      given: tokens,
      made: `${heads}
self.qkv=nn.Linear({d},{3*d})`,
      forward: `
b,l,d=x.shape
q,k,v=self.qkv(x).chunk(3,dim=-1)
q=q.reshape(b,l,self.num_heads,self.head_dim).permute(0,2,1,3)
k=k.reshape(b,l,self.num_heads,self.head_dim).permute(0,2,3,1)
v=v.reshape(b,l,self.num_heads,self.head_dim).permute(0,2,1,3)
atten_weight=(q@k).softmax(dim=-1)
cls_weight=atten_weight[:,:,0]
mean_weight=atten_weight.mean(dim=1)
atten=(atten_weight@v).permute(0,2,1,3).reshape(b,l,d)`,
    },
  ],
  MlpBlock: [
    {
      given: tokens,
      made: `
self.fc1=nn.Linear({d},{m})
self.fc2=nn.Linear({m},{k})
self.act=nn.GELU()
self.drop=nn.Dropout(0.1)`,
      forward: `
x=self.fc1(x)
x=self.act(x)
x=self.drop(x)
x=self.fc2(x)
out=self.drop(x)`,
    },
    {
      given: tokens,
      made: 'self.fc1=nn.Linear({d},{m})\nself.fc2=nn.Linear({m},{d})',
      forward: `
w1=self.fc1.weight
y=x@w1.transpose(0,1)
y=y+self.fc1.bias
w2=self.fc2.weight
y=y@w2.transpose(0,1)
out=y+self.fc2.bias`,
    },
    {
      given: tokens,
      made: 'self.fc1=nn.Linear({d},{m})\nself.gate=nn.Linear({d},{m})\nself.fc2=nn.Linear({m},{d})',
      forward: `
one=x[0]
one=self.fc1(one)
y=self.fc1(x)*self.gate(x)
y=self.fc2(y)
cls=self.fc1(x[:,0])
mean=self.fc1(x).mean(dim=1)`,
    },
  ],
  TransformerEncoderBlock: [
    {
      given: tokens,
      made: `
self.norm1=nn.LayerNorm({d})
self.norm2=nn.LayerNorm({d})
self.mlp = MlpBlock({d}, {m}, {d})
self.msa = MultiHeadSelfAttention({d}, {nh})`,
      forward: `
norm=self.norm1(x)
msa=self.msa(norm)
res=msa+x
norm=self.norm2(res)
mlp=self.mlp(norm)
out=mlp+res`,
    },
    {
      given: tokens,
      made: `
self.norm1=nn.LayerNorm({d})
self.norm2=nn.LayerNorm({d})
self.qkv=nn.Linear({d},{3*d})
self.fc1=nn.Linear({d},{m})
self.fc2=nn.Linear({m},{d})`,
      forward: `
b,l,d=x.shape
qkv=self.qkv(self.norm1(x))
q,k,v=qkv.reshape(b,l,3,{nh},{hd}).permute(2,0,3,1,4).unbind(0)
weight=(q@k.transpose(-2,-1)).softmax(dim=-1)
msa=(weight@v).transpose(1,2).reshape(b,l,d)
res=msa+x
hidden=self.fc1(self.norm2(res))
out=self.fc2(hidden)+res`,
    },
    {
      given: tokens,
      made: 'self.norm1=nn.LayerNorm({d})',
      forward: `
mean=x.mean(dim=-1,keepdim=True)
shifted=x-mean
var=shifted.var(dim=-1,keepdim=True)
norm=shifted/(var+1e-5)**0.5
weight=self.norm1.weight
out=norm*weight+self.norm1.bias`,
    },
  ],
  TransformerEncoder: [
    {
      given: tokens,
      made: `
layer_0 = TransformerEncoderBlock({d}, {nh}, {m})
layer_1 = TransformerEncoderBlock({d}, {nh}, {m})
self.norm=nn.LayerNorm({d})`,
      forward: `
x = layer_0(x)
cls_0 = x[:, 0]
x = layer_1(x)
cls_1 = x[:, 0]
out=self.norm(x)
path = torch.stack((cls_0, cls_1), dim=1)`,
    },
    {
      given: tokens,
      made: `
layer_0 = TransformerEncoderBlock({d}, {nh}, {m})
layer_1 = TransformerEncoderBlock({d}, {nh}, {m})
layer_2 = TransformerEncoderBlock({d}, {nh}, {m})`,
      forward: `
x_1 = layer_0(x)
x_2 = layer_1(x_1)
x_3 = layer_2(x_2)
kept = torch.stack((x_1, x_2, x_3))
cls = kept[:, :, 0]
patches = kept[:, :, 1:]
mean = patches.mean(dim=2)
like = cls @ cls.transpose(1, 2)`,
    },
    {
      given: { a_0: ['b', 'nh', 'l', 'l'], a_1: ['b', 'nh', 'l', 'l'] },
      made: '',
      forward: `
maps = torch.stack((a_0, a_1))
maps = maps.mean(dim=2)
roll = maps[1] @ maps[0]
cls = roll[:, 0]
cls = cls[:, 1:]`,
    },
  ],
  VisionTransformer: [
    {
      given: image,
      made: `
self.emb=PatchEmbedding({c},{p},{d},{H})
self.trans=TransformerEncoder({d},{nh},{m},2)
self.lin=nn.Linear({d},{k})`,
      forward: `
emb=self.emb(x)
trans_output=self.trans(emb)
cls_token_output = trans_output[:, 0]
out=self.lin(cls_token_output)`,
    },
    {
      given: image,
      made: `
self.emb=PatchEmbedding({c},{p},{d},{H})
self.trans=TransformerEncoder({d},{nh},{m},2)
self.lin=nn.Linear({d},{k})`,
      forward: `
x=self.trans(self.emb(x))
patches=x[:,1:]
pooled=patches.mean(dim=1)
out=self.lin(pooled)
prob=out.softmax(dim=-1)
guess=prob.argmax(dim=-1)`,
    },
    {
      given: image,
      made: `
self.emb=PatchEmbedding({c},{p},{d},{H})
self.trans=TransformerEncoder({d},{nh},{m},2)
self.lin=nn.Linear({d},{k})`,
      forward: `
emb=self.emb(x)
trans_output=self.trans(emb)
every=self.lin(trans_output)
out=every[:,0]
first=trans_output[0]
kept=trans_output[:,0:1]`,
    },
  ],
}
