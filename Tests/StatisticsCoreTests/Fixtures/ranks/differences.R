# Reference values of simultaneous intervals of differences: quantiles and probabilities of the largest |t| by R's mvtnorm
# (what multcomp's glht computes for a model without residual degrees of freedom).
#   Rscript differences.R > differences.json
suppressMessages({ library(mvtnorm); library(jsonlite) })

set.seed(20261127)
contrasts <- function(count, against) {
  if (is.null(against)) {
    pairs <- combn(count, 2)
  } else {
    pairs <- rbind(setdiff(seq_len(count), against), against)
  }
  t(apply(pairs, 2, function(pair) { row <- numeric(count); row[pair[1]] <- 1; row[pair[2]] <- -1; row }))
}
example <- function(values, covariance, against = NULL, level = 0.95) {
  matrix <- contrasts(length(values), against)
  errors <- sqrt(diag(matrix %*% covariance %*% t(matrix)))
  correlation <- cov2cor(matrix %*% covariance %*% t(matrix))
  differences <- as.numeric(matrix %*% values)
  precise <- GenzBretz(maxpts = 5e6, abseps = 1e-6)
  critical <- qmvnorm(level, tail = "both.tails", corr = correlation, algorithm = precise)$quantile
  adjusted <- sapply(abs(differences / errors), function(t) {
    limits <- rep(t, length(differences))
    1 - pmvnorm(-limits, limits, corr = correlation, algorithm = precise)
  })
  list(
    values = values, covariance = covariance, against = if (is.null(against)) -1 else against - 1, level = level,
    differences = differences, standardErrors = errors, critical = critical, adjusted = as.numeric(adjusted))
}
random <- function(count) { root <- matrix(rnorm(count * count), count); crossprod(root) / count }
examples <- list(
  example(c(1, 2, 4), diag(3)),
  example(c(0, 0.5, 3, 1), diag(c(1, 0.25, 0.5, 2))),
  example(c(0, 0.5, 3, 1), diag(c(1, 0.25, 0.5, 2)), against = 2, level = 0.9),
  example(c(10, 11, 12.5, 9), random(4)),
  example(c(10, 11, 12.5, 9, 8), random(5), against = 1))
cat(toJSON(examples, digits = NA, auto_unbox = TRUE, pretty = TRUE), "\n")
