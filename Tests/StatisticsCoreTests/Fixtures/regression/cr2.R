# Reference figures for bias-reduced covariances with Satterthwaite's degrees of freedom: writes cr2.json beside itself.
#
#   Rscript cr2.R
#
# Packages clubSandwich 0.5.8 and jsonlite (Debian bookworm). The designs are drawn here; the figures are clubSandwich's linear_contrast.

suppressMessages({library(clubSandwich); library(jsonlite)})
set.seed(20240215)

example <- function(sizesA, sizesB, kind) {
  cluster <- rep(seq_along(c(sizesA, sizesB)), c(sizesA, sizesB))
  n <- length(cluster)
  a <- as.numeric(seq_len(n) <= sum(sizesA))
  year <- round(runif(n, -3, 0), 3)
  score <- round(70 + 5 * a + 4 * year + rnorm(max(cluster))[cluster] + rnorm(n, 0, 1.5), 2)
  design <- if (kind == "lines") cbind(a, 1 - a, a * year, (1 - a) * year) else cbind(1, 1 - a, year)
  colnames(design) <- paste0("x", seq_len(ncol(design)))
  contrasts <- if (kind == "lines") rbind(c(0, 0, 1, -1), c(1, -1, 0, 0), c(0, 0, 0, 1), c(1, -1, -0.5, 0.5))
    else rbind(c(0, 1, 0), c(0, 0, 1), c(0, 1, 2))
  fit <- lm(score ~ 0 + design)
  covariance <- vcovCR(fit, cluster = cluster, type = "CR2")
  tests <- linear_contrast(fit, vcov = covariance, contrasts = contrasts, test = "Satterthwaite", level = 0.95)
  list(design = unname(design), response = score, clusters = cluster, covariance = unname(as.matrix(covariance)),
       contrasts = contrasts, standardErrors = tests$SE, degreesOfFreedom = tests$df, lower = tests$CI_L, upper = tests$CI_U)
}

write_json(list(
  example(c(2, 2), c(2, 2), "lines"), example(c(8, 4, 2, 1, 1, 1, 1, 1), c(6, 6, 4, 2, 2), "lines"),
  example(c(3, 3, 3), c(1, 1, 1, 2, 3, 4, 8), "parallel"), example(c(5, 1), c(7, 2, 2, 2), "lines")),
  "cr2.json", digits = NA, auto_unbox = TRUE)
