// Files of this target follow.
