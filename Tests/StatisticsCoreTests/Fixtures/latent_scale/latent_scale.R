# Reference values of latent scales: R's lme4 1.1-31 (variances by restricted likelihood, predictions), and the covariance of the errors of
# prediction by inverting Henderson's mixed-model equations as they stand.
#   Rscript latent_scale.R > latent_scale.json
suppressMessages({ library(lme4); library(jsonlite) })

simulate <- function(seed, units, families, boards, least, share, deviations) {
  set.seed(seed)
  rows <- list()
  for (unit in seq_len(units)) {
    ability <- rnorm(1, 0, deviations[1])
    order <- sample(families)
    chosen <- c(order[seq_len(least)], order[-seq_len(least)][runif(families - least) < share])
    for (family in sort(chosen)) {
      common <- ability + rnorm(1, 0, deviations[2])
      for (board in seq_len(boards)) {
        item <- (family - 1) * boards + board - 1
        rows[[length(rows) + 1]] <- data.frame(
          unit = unit - 1, item = item, family = family - 1,
          value = round(10 * item + (1 + item) * (common + rnorm(1, 0, deviations[3])), 4))
      }
    }
  }
  do.call(rbind, rows)
}

fit <- function(cells, repeated) {
  cells$z <- ave(cells$value, cells$item, FUN = function(x) (x - mean(x)) / sd(x))
  cells$u <- factor(cells$unit)
  cells$i <- factor(cells$item)
  cells$p <- interaction(cells$unit, cells$family, drop = TRUE)
  form <- if (repeated) z ~ 0 + i + (1 | u) + (1 | p) else z ~ 0 + i + (1 | u)
  model <- lmer(form, cells, REML = TRUE, control = lmerControl(
    optimizer = "nlminbwrap", optCtrl = list(rel.tol = 1e-15, x.tol = 1e-12, abs.tol = 0, xf.tol = 1e-14)))
  components <- as.data.frame(VarCorr(model))
  variance <- function(group) sum(components$vcov[components$grp == group])
  residual <- variance("Residual")
  covariance <- function(rows) {
    X <- model.matrix(~ 0 + i, rows)
    Z <- model.matrix(~ 0 + u, rows)
    W <- if (repeated) model.matrix(~ 0 + p, rows) else matrix(0, nrow(rows), 0)
    all <- cbind(X, Z, W)
    penalty <- c(rep(0, ncol(X)), rep(1 / variance("u"), ncol(Z)), rep(1 / max(variance("p"), 1e-12), ncol(W)))
    inverse <- solve(crossprod(all) / residual + diag(penalty))
    unname(inverse[ncol(X) + seq_len(ncol(Z)), ncol(X) + seq_len(ncol(Z))])
  }
  # What one more score, of a unit on a family that it is not on, takes off the variance of the abilities about their mean.
  spread <- function(matrix) sum(diag(matrix)) - mean(matrix) * nrow(matrix)
  before <- covariance(cells)
  items <- unique(cells[c("item", "family")])
  candidates <- merge(unique(cells["unit"]), items)
  candidates <- candidates[!paste(candidates$unit, candidates$family) %in% paste(cells$unit, cells$family), ]
  candidates <- head(candidates[order(candidates$item, candidates$unit), ], 6)
  gains <- sapply(seq_len(nrow(candidates)), function(row) {
    more <- rbind(cells[c("unit", "item", "family")], candidates[row, c("unit", "item", "family")])
    more$u <- factor(more$unit)
    more$i <- factor(more$item)
    more$p <- interaction(more$unit, more$family, drop = TRUE)
    spread(before) - spread(covariance(more))
  })
  own <- seq_len(min(5, nrow(before)))
  list(
    cells = cells[c("unit", "item", "family", "value")], abilityVariance = variance("u"), familyVariance = variance("p"),
    residualVariance = residual, abilities = ranef(model)$u[, 1], covariance = before[own, own],
    candidates = candidates[c("unit", "item")], gains = gains)
}

# Every family of one board; families of near-duplicates; most units on one family alone.
sparse <- simulate(3, 20, 5, 2, 3, 0.3, c(1, 0.5, 0.3))
lone <- simulate(4, 30, 5, 2, 1, 0, c(1, 0.5, 0.3))
lone$unit <- lone$unit + 20
lone$value <- lone$value - 1
examples <- list(
  fit(simulate(1, 10, 5, 1, 3, 0.5, c(1, 0.5, 0.2)), FALSE),
  fit(simulate(2, 15, 6, 3, 3, 0.3, c(1, 0.6, 0.3)), TRUE),
  fit(rbind(sparse, lone), TRUE))
cat(toJSON(examples, digits = NA, auto_unbox = TRUE, pretty = FALSE), "\n")
