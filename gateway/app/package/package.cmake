# What `cpack` puts in Debian packages: the gateway, and by themselves the vendors' tool and the auditors' program, which
# needs nothing of the other two.
include(GNUInstallDirs)

install(TARGETS kruispunt RUNTIME COMPONENT kruispunt)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/mappings/ COMPONENT kruispunt
    DESTINATION ${CMAKE_INSTALL_DATADIR}/kruispunt/mappings)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/kruispunt.service COMPONENT kruispunt
    DESTINATION lib/systemd/system)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/kruispunt.toml COMPONENT kruispunt
    DESTINATION /etc/kruispunt)
install(FILES ${CMAKE_SOURCE_DIR}/README.md ${CMAKE_SOURCE_DIR}/CHANGELOG.md
    ${CMAKE_SOURCE_DIR}/LICENSE ${CMAKE_SOURCE_DIR}/docs/privacy.md
    ${CMAKE_SOURCE_DIR}/docs/operating.md ${CMAKE_SOURCE_DIR}/docs/alerts.yml COMPONENT kruispunt
    DESTINATION ${CMAKE_INSTALL_DOCDIR})

if(TARGET kruispunt-conformance)
    install(TARGETS kruispunt-conformance RUNTIME COMPONENT kruispunt-conformance)
endif()
if(TARGET kruispunt-verify)
    install(TARGETS kruispunt-verify RUNTIME COMPONENT kruispunt-verify)
    install(FILES ${CMAKE_SOURCE_DIR}/docs/audit-log.md ${CMAKE_SOURCE_DIR}/LICENSE COMPONENT kruispunt-verify
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/kruispunt-verify)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL kruispunt kruispunt-conformance kruispunt-verify)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS OFF)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "Kruispunt <kruispunt@localhost>")
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)

set(CPACK_DEBIAN_KRUISPUNT_PACKAGE_NAME kruispunt)
set(CPACK_DEBIAN_KRUISPUNT_PACKAGE_DEPENDS "adduser, tzdata")
set(CPACK_DEBIAN_KRUISPUNT_DESCRIPTION
    "gateway between the regional referral indexes for children\n It matches signals between the Dutch regional indexes and tells each side in its own protocol,\n with only what it may know.")
set(CPACK_DEBIAN_KRUISPUNT_PACKAGE_CONTROL_EXTRA
    ${CMAKE_CURRENT_LIST_DIR}/postinst ${CMAKE_CURRENT_LIST_DIR}/prerm
    ${CMAKE_CURRENT_LIST_DIR}/postrm ${CMAKE_CURRENT_BINARY_DIR}/conffiles)
file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/conffiles "/etc/kruispunt/kruispunt.toml\n")

set(CPACK_DEBIAN_KRUISPUNT-CONFORMANCE_PACKAGE_NAME kruispunt-conformance)
set(CPACK_DEBIAN_KRUISPUNT-CONFORMANCE_DESCRIPTION
    "reference regions and tools for vendors of referral indexes\n It plays a region of each protocol, so that an index can be tried without any other.")

set(CPACK_DEBIAN_KRUISPUNT-VERIFY_PACKAGE_NAME kruispunt-verify)
set(CPACK_DEBIAN_KRUISPUNT-VERIFY_DESCRIPTION
    "checks the audit log of a Kruispunt gateway\n For auditors and regions: it holds an exported log, a proof or two heads against what was signed and\n against what witnesses kept, and names the place of whatever was changed.")
include(CPack)
