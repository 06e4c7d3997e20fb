"""Scores of videos: 20 systems, 1,000 prompts that are hard for all, several videos of each."""
import numpy as np
import polars as pl

import data


def table(sizes):
    random = np.random.default_rng(20240215)
    rows, prompts = np.arange(sizes.rows), min(1_000, sizes.rows // 40)
    systems, prompt = rows % 20, rows // 20 % prompts
    difficulty = random.normal(0, 1, prompts)
    return pl.DataFrame({
        "system": pl.Series([f"system-{number}" for number in range(20)]).gather(systems),
        "country": pl.Series(["US", "CN"]).gather(systems % 2),
        "prompt_id": pl.Series([f"prompt-{number:04d}" for number in range(prompts)]).gather(prompt),
        "sample_index": rows // (20 * prompts),
        "score": np.round(50 + systems + difficulty[prompt] + random.normal(0, 2, sizes.rows), 3)})


data.main("samples", table)
