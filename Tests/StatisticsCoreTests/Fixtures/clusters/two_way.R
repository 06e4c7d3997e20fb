# Reference figures for ratings whose votes cluster by rater and by prompt: writes two_way.json beside itself.
#
#   Rscript two_way.R
#
# Bradley-Terry as a logistic regression on differences of indicators, the last system held; sandwich::vcovCL with both clusters (Cameron,
# Gelbach & Miller 2011), type HC0 and G/(G - 1), then centred so that log-strengths average zero.
library(sandwich)
library(jsonlite)

votes <- function(seed, raters, prompts, count, strengths) {
  set.seed(seed)
  taste <- matrix(rnorm(raters * length(strengths), sd = 0.6), raters)
  appeal <- matrix(rnorm(prompts * length(strengths), sd = 0.6), prompts)
  rater <- sample(raters, count, TRUE)
  prompt <- sample(prompts, count, TRUE)
  pair <- t(replicate(count, sample(length(strengths), 2)))
  eta <- sapply(seq_len(count), function(i) {
    own <- strengths + taste[rater[i], ] + appeal[prompt[i], ]
    own[pair[i, 1]] - own[pair[i, 2]]
  })
  data.frame(rater, prompt, first = pair[, 1], second = pair[, 2], won = as.numeric(runif(count) < plogis(eta)))
}

reference <- function(v) {
  n <- max(v$first, v$second)
  x <- matrix(0, nrow(v), n)
  x[cbind(seq_len(nrow(v)), v$first)] <- 1
  x[cbind(seq_len(nrow(v)), v$second)] <- -1
  x <- x[, -n]
  v$x <- x
  fit <- glm(won ~ x - 1, family = binomial, data = v, control = list(epsilon = 1e-14))
  raw <- vcovCL(fit, cluster = v[, c("rater", "prompt")], type = "HC0", multi0 = FALSE)
  centre <- rbind(diag(n - 1), 0) - 1 / n
  covariance <- centre %*% raw %*% t(centre)
  list(systems = n, first = v$first - 1, second = v$second - 1, won = v$won, raters = v$rater - 1, prompts = v$prompt - 1,
       logStrengths = as.vector(centre %*% coef(fit)), covariance = covariance,
       leastEigenvalue = min(eigen(raw, symmetric = TRUE)$values))
}

cases <- list(reference(votes(1, 5, 12, 300, c(0.5, 0.1, -0.6))), reference(votes(2, 20, 20, 900, c(1, 0.2, 0, -0.5, -0.7))))
path <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
write_json(cases, file.path(dirname(path), "two_way.json"), digits = 17, auto_unbox = TRUE, pretty = FALSE)
