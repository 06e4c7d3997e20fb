"""Checks scmamp.json from the definitions: python3 brute_force.py

A set of pairs can be true with all others false exactly where it is closed: where a = b and b = c are in it, a = c is. All subsets of the
pairs are tried, of up to five systems. Shaffer: the i-th smallest p-value times the size of the largest closed set that fits into the
m - i + 1 hypotheses left. Bergmann and Hommel: for a pair the largest |I| min p over the closed sets I with it. scmamp raises these further
to the largest of all pairs with smaller p-values, which the definition (García & Herrera 2008, page 2685) does not: brute_force.json has them
as defined, of up to five systems.
"""
import itertools
import json


def closed_sets(k):
    pairs = list(itertools.combinations(range(k), 2))
    places = {pair: place for place, pair in enumerate(pairs)}
    triples = [tuple(places[p] for p in itertools.combinations(t, 2)) for t in itertools.combinations(range(k), 3)]
    for bits in range(1 << len(pairs)):
        if all(sum(bits >> p & 1 for p in triple) != 2 for triple in triples):
            yield [place for place in range(len(pairs)) if bits >> place & 1]


def shaffer(p, sets):
    sizes = {len(s) for s in sets}
    result, largest = [0.0] * len(p), 0.0
    for rank, place in enumerate(sorted(range(len(p)), key=lambda i: p[i])):
        factor = max(size for size in sizes if size <= len(p) - rank)
        largest = max(largest, min(1.0, factor * p[place]))
        result[place] = largest
    return result


def bergmann_hommel(p, sets):
    result = [0.0] * len(p)
    for s in sets:
        for place in s:
            result[place] = max(result[place], min(1.0, len(s) * min(p[i] for i in s)))
    return result


def monotone(p, adjusted):
    result, largest = [0.0] * len(p), 0.0
    for place in sorted(range(len(p)), key=lambda i: p[i]):
        largest = max(largest, adjusted[place])
        result[place] = largest
    return result


data = json.load(open("scmamp.json"))
defined = []
for example in [data["published"]] + data["random"]:
    if example["systems"] > 5:
        continue
    sets = list(closed_sets(example["systems"]))
    own = bergmann_hommel(example["p"], sets)
    for name, adjusted in ("shaffer", shaffer(example["p"], sets)), ("bergmannHommel", monotone(example["p"], own)):
        difference = max(abs(a - b) for a, b in zip(adjusted, example[name]))
        print(example["systems"], name, difference)
        assert difference < 1e-12
    defined.append({"systems": example["systems"], "p": example["p"], "bergmannHommel": own})
json.dump(defined, open("brute_force.json", "w"))
