# find_package(hoptac [COMPONENTS static]) gives
#   hoptac::shared  the shared library
#   hoptac::static  the static library, with the system's libraries that it needs
#   hoptac::hoptac  the one asked for; the shared one when none is named
get_filename_component(_hoptac_prefix "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)

if(NOT TARGET hoptac::hoptac)
  add_library(hoptac::shared SHARED IMPORTED)
  set_target_properties(hoptac::shared PROPERTIES
    IMPORTED_LOCATION "${_hoptac_prefix}/lib/@SONAME@"
    IMPORTED_SONAME "@SONAME@"
    INTERFACE_INCLUDE_DIRECTORIES "${_hoptac_prefix}/include")

  add_library(hoptac::static STATIC IMPORTED)
  set_target_properties(hoptac::static PROPERTIES
    IMPORTED_LOCATION "${_hoptac_prefix}/lib/libhoptac.a"
    INTERFACE_LINK_LIBRARIES "@NATIVE@"
    INTERFACE_INCLUDE_DIRECTORIES "${_hoptac_prefix}/include")

  add_library(hoptac::hoptac INTERFACE IMPORTED)
  if("static" IN_LIST hoptac_FIND_COMPONENTS)
    set_target_properties(hoptac::hoptac PROPERTIES INTERFACE_LINK_LIBRARIES hoptac::static)
  else()
    set_target_properties(hoptac::hoptac PROPERTIES INTERFACE_LINK_LIBRARIES hoptac::shared)
  endif()
endif()

set(hoptac_shared_FOUND TRUE)
set(hoptac_static_FOUND TRUE)
foreach(_hoptac_component IN LISTS hoptac_FIND_COMPONENTS)
  if(NOT hoptac_${_hoptac_component}_FOUND)
    set(hoptac_FOUND FALSE)
    set(hoptac_NOT_FOUND_MESSAGE "hoptac has the components shared and static, not ${_hoptac_component}")
  endif()
endforeach()
unset(_hoptac_prefix)
