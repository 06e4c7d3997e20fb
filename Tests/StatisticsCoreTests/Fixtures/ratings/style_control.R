# Bradley-Terry with a position effect and covariates as logistic regression: R's glm with sandwich::vcovCL.
# Usage: Rscript style_control.R > style_control.json      (R 4.2.2, sandwich 3.0-2, jsonlite)
#
# Ties are half a win each way (a response of 1/2). Covariates are differences over their standard deviation (n - 1), not centred.
# Log-strengths average zero: contrasts of the coefficients, the first system held at zero.
suppressMessages({library(sandwich); library(jsonlite)})
set.seed(7)
systems <- 5; n <- 400
theta <- c(0.7, 0.3, 0, -0.3, -0.7)
first <- sample(systems, n, TRUE)
second <- (first + sample(systems - 1, n, TRUE) - 1) %% systems + 1
rater <- sample(12, n, TRUE); prompt <- sample(15, n, TRUE)
taste <- matrix(rnorm(12 * systems, sd = 0.4), 12)
length_a <- round(rexp(n, 1 / 200) + 20 * first); length_b <- round(rexp(n, 1 / 200) + 20 * second)
resolution <- round(rnorm(n), 2)                      # a difference
eta <- theta[first] - theta[second] + taste[cbind(rater, first)] - taste[cbind(rater, second)] +
  0.3 + 0.5 * (length_a - length_b) / 300 - 0.2 * resolution
draw <- runif(n)
y <- ifelse(draw < plogis(eta) - 0.05, 1, ifelse(draw < plogis(eta) + 0.05, 0.5, 0))

X <- matrix(0, n, systems); X[cbind(1:n, first)] <- 1; X[cbind(1:n, second)] <- X[cbind(1:n, second)] - 1
center <- rbind(0, diag(systems - 1)) ; center <- center - rep(colMeans(center), each = systems)

fit_of <- function(position, covariates) {
  scales <- apply(covariates, 2, sd)
  Z <- sweep(covariates, 2, scales, "/")
  D <- cbind(X[, -1], if (position) 1, Z)
  fit <- glm(y ~ 0 + D, family = quasibinomial, control = list(epsilon = 1e-15, maxit = 100))
  k <- ncol(D) - (systems - 1)
  L <- rbind(cbind(center, matrix(0, systems, k)), cbind(matrix(0, k, systems - 1), diag(k)))
  p <- fitted(fit)
  info <- solve(crossprod(D * sqrt(p * (1 - p))))
  errors <- function(v) sqrt(diag(L %*% v %*% t(L)))
  cl <- function(c) vcovCL(fit, cluster = c, type = "HC0", cadjust = TRUE)
  list(
    position = position, covariates = as.list(colnames(covariates)), scales = as.list(unname(scales)),
    coefficients = as.vector(L %*% coef(fit)), information = errors(info),
    sandwich = errors(sandwich(fit)), rater = errors(cl(rater)), prompt = errors(cl(prompt)),
    two_way = errors(vcovCL(fit, cluster = data.frame(rater, prompt), type = "HC0", cadjust = TRUE)),
    log_likelihood = sum(y * log(p) + (1 - y) * log(1 - p)))
}
none <- matrix(0, n, 0)
both <- cbind(length = length_a - length_b, resolution = resolution)
fits <- list(fit_of(TRUE, none), fit_of(FALSE, both), fit_of(TRUE, both), fit_of(FALSE, both[, 1, drop = FALSE]))
cat(toJSON(list(
  votes = list(first = first - 1, second = second - 1, outcome = y, rater = rater - 1, prompt = prompt - 1,
               length_a = length_a, length_b = length_b, resolution = resolution),
  fits = fits), digits = 15, auto_unbox = TRUE), "\n")
