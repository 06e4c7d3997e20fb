"""Makes votes; and answers with evalica: ratings alone, on votes that polars reads."""
import sys


def table(sizes):
    import numpy as np
    import polars as pl

    random = np.random.default_rng(20240215)
    first = random.integers(0, sizes.systems, sizes.votes)
    second = (first + 1 + random.integers(0, sizes.systems - 1, sizes.votes)) % sizes.systems
    prompt = random.integers(0, sizes.prompts, sizes.votes)
    taste = random.normal(0, 0.3, (sizes.prompts, sizes.systems))
    difference = (second - first) * 1.5 / sizes.systems + taste[prompt, first] - taste[prompt, second]
    won = random.random(sizes.votes) < 1 / (1 + np.exp(-difference))
    outcome = np.where(random.random(sizes.votes) < 0.15, 2, np.where(won, 0, 1))
    names = pl.Series([f"system-{number}" for number in range(sizes.systems)])
    return pl.DataFrame({
        "system_a": names.gather(first), "system_b": names.gather(second),
        "outcome": pl.Series(["a", "b", "tie"]).gather(outcome),
        "prompt_id": pl.Series([f"prompt-{number:05d}" for number in range(sizes.prompts)]).gather(prompt)})


def answer(path):
    import evalica
    import numpy as np
    import polars as pl

    votes = pl.read_csv(path, columns=["system_a", "system_b", "outcome"])
    words = {"a": evalica.Winner.X, "b": evalica.Winner.Y, "tie": evalica.Winner.Draw}
    winners = [words[outcome] for outcome in votes["outcome"].to_list()]
    result = evalica.bradley_terry(votes["system_a"].to_list(), votes["system_b"].to_list(), winners)
    for name, rating in (1000 + 400 * np.log10(result.scores)).items():
        print(f"{name},{rating:.10f}")


if sys.argv[1] == "prepare":
    import data

    data.main("votes", table)
else:
    answer(sys.argv[2])
