"""The site's handwritten digits: images (n, 1, 8, 8) with numbers from -1 to 1, and which digit each one is."""
import _site
from torch._bridge import checked
from torch._tensor import Tensor

images, labels, test_images, test_labels = (
    Tensor._of(checked(_site.data(name))) for name in ("images", "labels", "test_images", "test_labels")
)
