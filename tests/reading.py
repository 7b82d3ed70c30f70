"""Reads what a chart or a control shows, as its reader would."""

import html


def rows(spec):
    """Return the largest table inside a chart: its marks."""
    return max((d for d in spec["datasets"].values() if isinstance(d, list)), key=len)


def controls(box):
    return {control.description: control for control in box.children[0].children}


def sentence(box):
    return html.unescape(box.children[1].value)


def picture(box):
    return box.children[2].outputs[0]["data"]
