"""There is no CUDA in a page."""


def is_available():
    return False


def device_count():
    return 0


def empty_cache():
    pass


def manual_seed_all(seed):
    pass
