"""What the regulations say, in plain Python.

Nothing here knows of Odoo: plain values go in, values or findings come out, and
``python -m doctest rules/*.py`` passes on a bare Python. A module of this package is
therefore imported by name (``from ..rules import pp46_2011``); nothing is imported here.
"""
