# Exact p-values of Wilcoxon's signed rank test with ties and zeros, by two implementations of others that must agree.
# Usage: Rscript signed_rank_ties.R > signed_rank_ties.json   (R 4.2.2, exactRankTests 0.8-35, coin 1.4-2, jsonlite; Debian packages)
#
# Zeros are left out. exactRankTests runs the shift algorithm of Streitberg & Röhmel, coin the one of Zimmermann or van de Wiel. The example of
# García & Herrera (2008) is that of ../garcia_herrera2008/scmamp.json: all pairs of its classifiers, in order.
suppressMessages({library(exactRankTests); library(coin); library(jsonlite)})
set.seed(1986)
p <- function(x) {
  sides <- c(two_sided = "two.sided", greater = "greater", less = "less")
  own <- sapply(sides, function(side) wilcox.exact(x, alternative = side)$p.value)
  other <- sapply(sides, function(side) pvalue(wilcoxsign_test(
    x ~ rep(0, length(x)), distribution = "exact", zero.method = "Wilcoxon", alternative = side)))
  stopifnot(max(abs(own - other)) < 1e-10)
  as.list(own)
}
draw <- function(n, range, shift) round(range * rnorm(n) + shift)
designs <- list(c(4, 1, 1), c(5, 1, 1), c(6, 2, 1), c(8, 2, 0), c(10, 1, 1), c(12, 3, 1), c(15, 2, 1), c(20, 2, 0), c(20, 20, 5),
                c(25, 1, 0), c(30, 3, 1), c(40, 2, 1), c(49, 5, 1), c(49, 1, 0))
cases <- lapply(designs, function(d) {
  x <- draw(d[1], d[2], d[3])
  c(list(differences = x, positive = sum(rank(abs(x[x != 0]))[x[x != 0] > 0])), p(x))
})
example <- fromJSON("../garcia_herrera2008/scmamp.json")
pairs <- combn(ncol(example$blocks), 2)
garcia <- apply(pairs, 2, function(at) p(round(example$blocks[, at[1]] - example$blocks[, at[2]], 9))$two_sided)
cat(toJSON(list(cases = cases, garcia_herrera = garcia), digits = 15, auto_unbox = TRUE), "\n")
