"""What programs set for CUDA: it may be set, and changes nothing."""
benchmark = deterministic = False
enabled = True


def is_available():
    return False
