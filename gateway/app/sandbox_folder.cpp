#include "gateway/app/sandbox_folder.hpp"

#include "certs/sandbox_pki.hpp"
#include "gateway/app/data_folder.hpp"
#include "gateway/app/region_file.hpp"
#include "gateway/vault/key_ring.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace kruispunt::app {

namespace {

namespace fs = std::filesystem;

void must_have_mappings(
    const std::map<std::string, std::string, std::less<>>& named,
    const sandbox_plan& plan,
    const std::vector<region_file>& regions
) {
    for (const auto& [name, url] : named) {
        const bool known = std::any_of(regions.begin(), regions.end(), [&name](const auto& r) {
            return r.name == name;
        });
        if (known) continue;
        std::string names;
        for (const region_file& r : regions)
            names += " " + r.name;
        throw std::runtime_error(
            "region '" + name + "' has no folder under " + plan.mappings.string() +
            "; there are:" + names
        );
    }
}

std::vector<certs::region> parties(const std::vector<region_file>& regions) {
    std::vector<certs::region> out;
    for (const region_file& r : regions)
        out.push_back({r.name, r.oin, r.signs});
    return out;
}

void write_section(std::ofstream& out, const region_file& region, const sandbox_plan& plan) {
    out << "\n[" << region.name << "]\n";
    if (region.protocol != region.name) out << "protocol = \"" << region.protocol << "\"\n";
    out << "oin = \"" << region.oin << "\"\n";
    if (const auto url = plan.urls.find(region.name); url != plan.urls.end())
        out << "endpoint = \"" << url->second << "\"\n";
    if (const auto at = plan.controls.find(region.name); at != plan.controls.end())
        out << "control = \"" << at->second << "\"\n";
    for (const auto& [key, value] : region.options)
        out << key << " = \"" << value << "\"\n";
}

void write_role(std::ofstream& out, const std::string& name, const std::string& oin) {
    out << "\n[[portal.roles]]\noin = \"" << oin << "\"\nname = \"" << name << "\"\nrole = \""
        << name << "\"\n";
}

// The throw-away certificates bear their roles as names.
void write_roles(std::ofstream& out, const std::vector<region_file>& regions) {
    write_role(out, "coordinator", certs::coordinator_oin);
    write_role(out, "auditor", certs::auditor_oin);
    write_role(out, "vendor", certs::vendor_oin);
    for (const region_file& region : regions)
        write_role(out, "operator-" + region.name, certs::operator_oin(region.oin));
}

void write_config(const sandbox_plan& plan, const std::vector<region_file>& regions) {
    std::ofstream out(plan.folder / "kruispunt.toml");
    out << "# A sandbox: throw-away certificates, made-up children only.\n"
           "sandbox = true\n\n"
           "[gateway]\n"
           "oin = \""
        << certs::gateway_oin
        << "\"\n"
           "data = \"data\"\n"
           "mappings = \""
        << fs::weakly_canonical(plan.mappings).string()
        << "\"\n"
           "ca = \"pki/ca.pem\"\n"
           "certificate = \"pki/gateway.pem\"\n"
           "key = \"pki/gateway.key\"\n"
           "crl = \"pki/crl.pem\"\n\n"
           "[exchange]\nlisten = \""
        << plan.listen
        << "\"\n\n"
           "[portal]\nlisten = \"127.0.0.1:0\"\n";
    write_roles(out, regions);
    out << "\n[internal]\nlisten = \"127.0.0.1:0\"\n\n"
           "[delivery]\n"
           "first_back_off_ms = 1000\n"
           "longest_back_off_ms = 30000\n"
           "time_out_ms = 5000\n";
    for (const region_file& region : regions)
        write_section(out, region, plan);
    if (!out.flush())
        throw std::runtime_error("sandbox " + plan.folder.string() + ": cannot be written");
}

} // namespace

std::vector<std::string> make_sandbox(const sandbox_plan& plan) {
    if (fs::exists(plan.folder / "kruispunt.toml"))
        throw std::runtime_error(
            "sandbox " + plan.folder.string() + ": there is one already; take another folder"
        );
    const auto regions = find_regions(plan.mappings);
    must_have_mappings(plan.urls, plan, regions);
    must_have_mappings(plan.controls, plan, regions);
    fs::create_directories(plan.folder / "data");
    fs::permissions(plan.folder / "data", fs::perms::owner_all);
    certs::write_sandbox_pki(plan.folder / "pki", parties(regions));
    vault::create_key_ring(data_folder::ring_of(plan.folder / "data"));
    write_config(plan, regions);
    std::vector<std::string> names;
    for (const region_file& region : regions)
        names.push_back(region.name);
    return names;
}

} // namespace kruispunt::app
