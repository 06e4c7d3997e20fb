# Reference values of random-effects models: R's metafor 3.8 (rma with REML, test knha and adhoc, predict, confint).
#   Rscript random_effects.R > random_effects.json
suppressMessages({ library(metafor); library(jsonlite) })

set.seed(20261127)
designs <- list(
  list(effects = c(0.12, -0.4, 0.85, 0.3, 1.1, -0.05), variances = c(0.04, 0.09, 0.16, 0.02, 0.25, 0.05)),
  # No heterogeneity: the variance is at its bound.
  list(effects = c(0.21, 0.19, 0.2, 0.23), variances = c(0.04, 0.05, 0.03, 0.06)),
  # Two studies.
  list(effects = c(-1.2, 0.7), variances = c(0.1, 0.3)),
  # Some variances known exactly to be nothing much, others large.
  list(effects = round(rnorm(20, 0.5, 1), 3), variances = round(exp(rnorm(20, -2, 1.5)), 4)),
  list(effects = round(rnorm(12, 0, 0.2), 3), variances = round(runif(12, 0.2, 0.6), 3)),
  list(effects = round(rnorm(40, -20, 30), 2), variances = round(runif(40, 10, 4000), 1)))

examples <- lapply(designs, function(design) {
  model <- rma(design$effects, design$variances, method = "REML", test = "knha",
    control = list(threshold = 1e-14, maxiter = 10000, tol = 1e-14))
  truncated <- update(model, test = "adhoc")
  predicted <- predict(model)
  profile <- confint(model, control = list(tol = 1e-12, maxiter = 10000, tau2.max = 1e9))$random["tau^2", ]
  list(
    effects = design$effects, variances = design$variances, mean = as.numeric(model$b), standardError = model$se,
    truncatedError = truncated$se,
    lower = model$ci.lb, upper = model$ci.ub, variance = model$tau2, heterogeneity = model$QE,
    predictionLower = predicted$pi.lb, predictionUpper = predicted$pi.ub,
    varianceLower = profile[["ci.lb"]], varianceUpper = profile[["ci.ub"]], weights = as.numeric(weights(model)) / 100)
})
cat(toJSON(examples, digits = NA, auto_unbox = TRUE, pretty = TRUE), "\n")
