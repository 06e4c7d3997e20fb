"""What the makers of inputs share: `python3 NAME.py prepare FOLDER [NAME=SIZE …]` prints the path of what it wrote."""
import json
import sys
from types import SimpleNamespace


def main(name, table):
    _, folder, *words = sys.argv[1:]
    sizes = SimpleNamespace(**{key: int(size) for key, size in (word.split("=") for word in words)})
    path = f"{folder}/{name}-{'-'.join(words)}.csv"
    table(sizes).write_csv(path)
    print(json.dumps({"path": path}))
