/* Loses handles on purpose: the tools that look for leaks must find this, or they are not looking. */
#include <hoptac.h>

#include "check.h"

static void lose_problems(void) {
  hoptac_register *reg = NULL;
  hoptac_problems *problems = NULL;
  CHECK(hoptac_register_from_json("nothing", 7, &reg, &problems) == HOPTAC_REGISTER_REFUSED);
  CHECK(problems != NULL);
}

int main(void) {
  int round;
  /* More than once, because the last one may still be found on the stack. */
  for (round = 0; round < 10; round++) {
    lose_problems();
  }
  return 0;
}
