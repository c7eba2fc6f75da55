"""Invented stores of any size, to measure how the app grows: nothing in them was ever reported.

    cast = read_cast(gazetteer)
    fill_store(path, 100_000, cast)               a database of 100,000 reports, ready to be opened
    kept_store(folder, 100_000, lambda: cast)     the same, made once and found again afterwards

Real places of the gazetteer, invented outlets, speakers and sentences. The same
size always gives the same articles. From top to bottom of the package: `cast`
(who and where), `draws` (what is told how often, as columns), `phrases` (its
words), `telling` (columns and words as records), `filling` (records into a store).
"""

from geo.evaluate.synthetic.cast import Cast, read_cast
from geo.evaluate.synthetic.draws import Draws, draw
from geo.evaluate.synthetic.filling import fill_store, kept_store
from geo.evaluate.synthetic.telling import Batch, tell

__all__ = ["Batch", "Cast", "Draws", "draw", "fill_store", "kept_store", "read_cast", "tell"]
