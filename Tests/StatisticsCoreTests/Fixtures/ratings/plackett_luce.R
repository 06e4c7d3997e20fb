# Plackett-Luce coefficients, covariances and sandwich of R's package PlackettLuce itself.
# Usage: Rscript plackett_luce.R > r-plackett-luce.json      (R 4.2.2, PlackettLuce 0.4.5 at 411b1ef, sandwich 3.0-2, jsonlite)
#
# PlackettLuce is not in Debian: it was installed from its repository without its import of CVXR, which PlackettLuce() does not use.
# Coefficients average zero (ref = NULL). Its information is the expected one at the fit; a ranking is a group of systems from the best on.
suppressMessages({library(PlackettLuce); library(jsonlite)})
set.seed(2020)
theta <- c(1.0, 0.5, 0.2, -0.2, -0.6, -0.9)
systems <- length(theta)

# Orders of strengths with Gumbel noise: Plackett and Luce's model. Sizes are the numbers of systems ranked.
draw <- function(sizes) lapply(sizes, function(size) {
  shown <- sample(systems, size)
  shown[order(theta[shown] - log(-log(runif(size))), decreasing = TRUE)]
})
tie <- function(orders, every) lapply(seq_along(orders), function(i) {
  groups <- as.list(orders[[i]])
  if (i %% every == 0 && length(groups) > 2) c(list(c(groups[[1]], groups[[2]])), groups[-(1:2)]) else groups
})

fit <- function(groups, npseudo) {
  ranks <- matrix(0, length(groups), systems, dimnames = list(NULL, paste0("s", 1:systems)))
  for (i in seq_along(groups)) for (place in seq_along(groups[[i]])) ranks[i, groups[[i]][[place]]] <- place
  R <- as.rankings(ranks)
  model <- PlackettLuce(R, npseudo = npseudo, epsilon = 1e-13, maxit = c(100000, 10))
  worths <- 1:systems
  bread <- vcov(model, ref = NULL)[worths, worths]
  out <- list(
    pseudoVotes = npseudo, groups = lapply(groups, function(g) lapply(g, function(s) I(s - 1))),
    logStrengths = unname(coef(model, ref = NULL)[worths]), covariance = unname(bread),
    logLikelihood = as.numeric(logLik(model)))
  if (npseudo == 0 && all(lengths(unlist(groups, recursive = FALSE)) == 1)) {
    # Scores of the rankings about the first system, turned to those about the mean.
    full <- vcov(model, ref = 1)
    scores <- sandwich::estfun(model, ref = 1)
    meat <- crossprod(scores)
    to_mean <- diag(systems) - 1 / systems
    robust <- matrix(0, systems, systems)
    robust[-1, -1] <- full[-1, -1] %*% meat %*% full[-1, -1]
    out$sandwich <- unname(to_mean %*% robust %*% to_mean)
  }
  out
}

complete <- draw(rep(systems, 30))
partial <- draw(sample(2:5, 60, TRUE))
sets <- list(
  fit(tie(complete, Inf), 0), fit(tie(partial, Inf), 0), fit(tie(c(complete[1:10], partial[1:30]), Inf), 0),
  fit(tie(partial, Inf), 0.5), fit(tie(c(complete, partial), 3), 0))
cat(toJSON(list(systemCount = systems, models = sets), digits = 15, auto_unbox = TRUE), "\n")
