"""What is wrong with the rows of a flat file."""
import sys

import polars as pl

from checks import findings

for name, count in findings(pl.read_csv(sys.argv[2], try_parse_dates=True)):
    print(name, count)
