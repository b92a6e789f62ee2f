#include "gateway/domain/objection.hpp"

namespace kruispunt::domain {

day decided_by(day entered, int weeks) {
    return entered + std::chrono::weeks(weeks);
}

bool is_overdue(const objection& what, day today) {
    return what.due_on < today;
}

} // namespace kruispunt::domain
