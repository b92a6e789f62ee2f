#pragma once

#include "gateway/metrics/readings.hpp"

#include <prometheus/metric_family.h>

#include <vector>

namespace kruispunt::metrics {

/// What was read, as metrics. What could not be read has no series, and
/// `kruispunt_store_readable` is 0.
std::vector<prometheus::MetricFamily> gauges_of(const readings& now);

} // namespace kruispunt::metrics
