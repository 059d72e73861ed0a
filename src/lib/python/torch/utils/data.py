"""Examples one by one, and in batches."""
from .._functions import randperm, stack, tensor
from .._tensor import Tensor


class Dataset:
    def __getitem__(self, at):
        raise NotImplementedError

    def __len__(self):
        raise NotImplementedError


class TensorDataset(Dataset):
    def __init__(self, *tensors):
        assert all(len(tensors[0]) == len(t) for t in tensors), "Size mismatch between tensors"
        self.tensors = tensors

    def __getitem__(self, at):
        return tuple(t[at] for t in self.tensors)

    def __len__(self):
        return len(self.tensors[0])


class Subset(Dataset):
    def __init__(self, dataset, indices):
        self.dataset, self.indices = dataset, indices

    def __getitem__(self, at):
        return self.dataset[self.indices[at]]

    def __len__(self):
        return len(self.indices)


def random_split(dataset, lengths):
    order, start, parts = randperm(sum(lengths)).tolist(), 0, []
    for length in lengths:
        parts.append(Subset(dataset, order[start : start + length]))
        start += length
    return parts


class DataLoader:
    def __init__(self, dataset, batch_size=1, shuffle=False, drop_last=False, collate_fn=None, num_workers=0):
        self.dataset, self.batch_size, self.shuffle, self.drop_last = dataset, batch_size, shuffle, drop_last
        self.collate_fn = collate_fn

    def __len__(self):
        whole, rest = divmod(len(self.dataset), self.batch_size)
        return whole + bool(rest and not self.drop_last)

    def __iter__(self):
        count = len(self.dataset)
        order = randperm(count).tolist() if self.shuffle else [*range(count)]
        for start in range(0, count, self.batch_size):
            rows = order[start : start + self.batch_size]
            if len(rows) < self.batch_size and self.drop_last:
                return
            yield self._batch(rows)

    def _batch(self, rows):
        if isinstance(self.dataset, TensorDataset) and not self.collate_fn:
            places = tensor(rows)
            return [t[places] for t in self.dataset.tensors]  # all rows in one step
        return (self.collate_fn or default_collate)([self.dataset[row] for row in rows])


def default_collate(batch):
    first = batch[0]
    if isinstance(first, Tensor):
        return stack(batch)
    if isinstance(first, (tuple, list)):
        return [default_collate(part) for part in zip(*batch)]
    if isinstance(first, dict):
        return {key: default_collate([item[key] for item in batch]) for key in first}
    return tensor(batch)
