"""Two strings of digits of which one is the other miswritten."""


def is_miswritten(one: str, other: str) -> bool:
    """Tell whether two different strings of digits are one slip of the pen apart.

    A slip is a digit too many, too few or wrong, or two neighbours exchanged: 18 and 8, 41 and 14.
    A single digit that is another is no slip but another number.
    """
    short, long = sorted((one, other), key=len)
    if short == long:
        return False
    if len(short) < len(long):
        return short in {long[:place] + long[place + 1 :] for place in range(len(long))}
    differing = [place for place in range(len(long)) if long[place] != short[place]]
    exchanged = sorted(long) == sorted(short) and differing[-1] - differing[0] == 1
    return len(long) > 1 and (len(differing) == 1 or (len(differing) == 2 and exchanged))
