#include "gateway/trust/trust_source.hpp"

#include "gateway/trust/credential_files.hpp"

#include <stdexcept>
#include <utility>

namespace kruispunt::trust {

trust_source::trust_source(std::string what, trust_files files)
    : what_(std::move(what)), files_(std::move(files)), store_(trust_store::load(files_)) {}

// shared because connections and messages go on with the store under which they began
std::shared_ptr<const trust_store> trust_source::now() const {
    const std::lock_guard lock(mutex_);
    return store_;
}

std::vector<std::filesystem::path> trust_source::files() const {
    std::vector<std::filesystem::path> all{files_.authorities};
    if (files_.lists) {
        all.push_back(*files_.lists);
        for (auto& file : list_files(*files_.lists))
            all.push_back(std::move(file));
    }
    for (const auto& [oin, file] : files_.known)
        all.push_back(file);
    return all;
}

std::function<void()> trust_source::read_again(domain::instant at) {
    auto fresh = trust_store::load(files_);
    if (const auto why = fresh->regress_from(*now(), at))
        throw std::runtime_error(files_.lists->string() + ": " + *why);
    return [this, fresh = std::move(fresh)] {
        const std::lock_guard lock(mutex_);
        store_ = fresh;
    };
}

std::vector<ports::certificate_record> trust_source::held() const {
    return now()->records();
}

std::vector<ports::credential_caution> trust_source::cautions(domain::instant) const {
    return now()->cautions();
}

} // namespace kruispunt::trust
