#include "gateway/net/tls_credentials.hpp"

#include <utility>

namespace kruispunt::net {

tls_credentials::tls_credentials(const tls_material& material, std::string our_oin)
    : trust_("the trust store", trust_files_of(material)),
      own_({material.certificate, material.key}, std::move(our_oin), trust_) {}

} // namespace kruispunt::net
