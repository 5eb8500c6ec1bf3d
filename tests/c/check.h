/* What the test programs share: a check that ends the program, and reading a whole file. */
#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>
#include <stdlib.h>

/* Unlike assert, this is never compiled away. */
#define CHECK(condition)                                                             \
  do {                                                                               \
    if (!(condition)) {                                                              \
      fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);        \
      exit(1);                                                                       \
    }                                                                                \
  } while (0)

/* The bytes of a file, to be given to free(); their number is put in *length. Ends the program when
   the file cannot be read. */
static inline char *read_file(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  long size = -1;
  char *bytes = NULL;
  if (file != NULL && fseek(file, 0, SEEK_END) == 0) {
    size = ftell(file);
  }
  if (size < 0 || fseek(file, 0, SEEK_SET) != 0) {
    fprintf(stderr, "%s cannot be read\n", path);
    exit(1);
  }
  *length = (size_t)size;
  bytes = (char *)malloc(*length + 1);
  CHECK(bytes != NULL);
  CHECK(fread(bytes, 1, *length, file) == *length);
  fclose(file);
  return bytes;
}

#endif
