from . import proof, xlsx
