import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset
from vit import VisionTransformer
import digits

torch.manual_seed(0)
model = VisionTransformer(
    image_size=8, in_channels=1, num_classes=10, patch_size=2,
    embed_dim=32, depth=2, num_heads=4, mlp_dim=64,
)
optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
loss_fn = nn.CrossEntropyLoss()
loader = DataLoader(TensorDataset(digits.images, digits.labels), batch_size=64, shuffle=True)

step = 0
while step < 60:
    for images, labels in loader:
        loss = loss_fn(model(images), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 10 == 0:
            print(f"step {step:3d}  loss {loss.item():.3f}")
        step += 1
        if step == 60:
            break

model.eval()
with torch.no_grad():
    right = (model(digits.test_images).argmax(dim=1) == digits.test_labels).float().mean()
print(f"right on new digits: {right.item():.1%}")
