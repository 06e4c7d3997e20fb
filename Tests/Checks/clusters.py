"""Degrees of freedom of the error of a mean of clusters of unequal sizes, written out with whole matrices."""
import numpy as np


def degrees_of_freedom(values, clusters):
    """Satterthwaite's, for observations that correlate within clusters as these do: (tr W)^2/tr W^2 of the covariance W of the sums of clusters
    about the mean. The correlation is the larger of that of the analysis of variance and of that of the means of clusters, each alike; where one
    cluster has more than half of the observations, 1."""
    values, clusters = np.asarray(values, float), np.asarray(clusters)
    groups = [values[clusters == cluster] for cluster in sorted(set(clusters.tolist()))]
    sizes, count = np.array([len(group) for group in groups], float), len(groups)
    if len(set(sizes)) == 1:
        return count - 1
    n = sizes.sum()
    if 2 * sizes.max() > n:
        correlation = 1
    else:
        within = sum(((group - group.mean()) ** 2).sum() for group in groups) / (n - count)
        between = sum(len(group) * (group.mean() - values.mean()) ** 2 for group in groups) / (count - 1)
        typical = (n - (sizes**2).sum() / n) / (count - 1)
        spread = np.var([group.mean() for group in groups], ddof=1)
        variances = (between - within) / max(1, typical), spread - within * (1 / sizes).mean()
        correlation = max(max(0, v) / (max(0, v) + within) if max(0, v) + within > 0 else 0 for v in variances)
    means = np.diag(correlation + (1 - correlation) / sizes)
    away = np.diag(sizes) @ (np.eye(count) - np.outer(np.ones(count), sizes / n))
    covariance = away @ means @ away.T
    return min(count - 1, max(1, np.trace(covariance) ** 2 / (covariance**2).sum()))
