/* The header alone, twice, in any C or C++ standard; and its version against the library's. */
#include <hoptac.h>
#include <hoptac.h>

#include <string.h>

#include "check.h"

#if HOPTAC_VERSION_NUMBER < 0
#error "the version number is for the preprocessor, too"
#endif

int main(void) {
  char version[64];
  hoptac_result code = HOPTAC_OK;
  hoptac_language language = HOPTAC_ENGLISH;

  CHECK(strcmp(hoptac_version(), HOPTAC_VERSION) == 0);
  CHECK(hoptac_version_number() == HOPTAC_VERSION_NUMBER);
  snprintf(version, sizeof version, "%d.%d.%d", HOPTAC_VERSION_MAJOR, HOPTAC_VERSION_MINOR,
           HOPTAC_VERSION_PATCH);
  CHECK(strcmp(hoptac_version(), version) == 0);

  CHECK(sizeof(hoptac_result) == 4 && sizeof(hoptac_language) == 4);
  CHECK(strcmp(hoptac_result_text(code, language), "done") == 0);
  return 0;
}
