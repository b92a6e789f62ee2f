#include "gateway/app/tls_files.hpp"

namespace kruispunt::app {

net::tls_material tls_files_of(const config& from) {
    net::tls_material files{from.ca, from.certificate, from.key, from.crl, {}};
    for (const region_config& region : from.regions)
        if (region.known) files.known.emplace(region.oin, *region.known);
    return files;
}

} // namespace kruispunt::app
