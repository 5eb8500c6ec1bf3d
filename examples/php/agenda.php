<?php
/* agenda.php REGISTER.json ON UNTIL

   How many agreements may be in force on the day ON, and what wants attention up to the day UNTIL,
   both written like 2025-09-15. Only PHP's own FFI is used; the declarations are those of hoptac.h. */

$library = FFI::cdef(<<<'C'
    typedef struct { int16_t year; uint8_t month; uint8_t day; } hoptac_date;
    typedef struct { hoptac_date earliest; hoptac_date latest; } hoptac_window;
    typedef struct { uint32_t least; uint32_t most; } hoptac_range;
    typedef struct { const char *vi; const char *en; } hoptac_bilingual;
    typedef struct { const char *id; hoptac_bilingual name; } hoptac_named;
    typedef struct {
      hoptac_named document; const char *section; const char *words; uint32_t inferred;
    } hoptac_citation;
    typedef struct {
      size_t size;
      uint32_t phases, certain, turns;
      hoptac_window in_force, suspended, resumed, expired, terminated, superseded;
      uint32_t running_terms;
      hoptac_range renewals;
      hoptac_window last_day, notice_by;
      uint32_t entry_assumed, contradictory;
    } hoptac_standing;
    typedef struct {
      size_t size;
      hoptac_date on, until, from;
      uint32_t statutory;
    } hoptac_agenda_options;
    typedef struct {
      size_t size;
      const char *id;
      int32_t kind, urgency;
      hoptac_bilingual title;
      hoptac_window window;
      const char *subject;
      const hoptac_named *answering;
      size_t answering_count;
      const char *const *partners;
      size_t partners_count;
      const hoptac_citation *cites;
      size_t cites_count;
    } hoptac_agenda_item;

    typedef struct hoptac_register hoptac_register;
    typedef struct hoptac_agenda hoptac_agenda;
    const char *hoptac_result_text(int32_t code, int32_t language);
    int32_t hoptac_register_from_json(const char *text, size_t length, hoptac_register **register_out,
                                      void **problems_out);
    size_t hoptac_count_agreements(const hoptac_register *reg);
    int32_t hoptac_ask_standings(const hoptac_register *reg, hoptac_date on, size_t first,
                                 size_t count, size_t size, hoptac_standing *standings);
    int32_t hoptac_agenda_options_init(hoptac_agenda_options *options, size_t size);
    int32_t hoptac_ask_agenda(const hoptac_register *reg, const hoptac_agenda_options *options,
                              hoptac_agenda **agenda_out, void **problems_out);
    const hoptac_agenda_item *hoptac_agenda_at(const hoptac_agenda *agenda, size_t index);
    void hoptac_agenda_free(hoptac_agenda *agenda);
    void hoptac_register_free(hoptac_register *reg);
    C, 'libhoptac.so.0');

const IN_FORCE = 2;
const VIETNAMESE = 1;

function check(int $code): void
{
    global $library;
    if ($code !== 0) {
        fwrite(STDERR, $library->hoptac_result_text($code, VIETNAMESE) . "\n");
        exit(1);
    }
}

function day(string $text): FFI\CData
{
    global $library;
    $day = $library->new('hoptac_date');
    [$day->year, $day->month, $day->day] = array_map(intval(...), explode('-', $text));
    return $day;
}

function in_words(FFI\CData $day): string
{
    return $day->year === 0
        ? 'không rõ  '
        : sprintf('%02d/%02d/%04d', $day->day, $day->month, $day->year);
}

if ($argc !== 4) {
    fwrite(STDERR, "agenda.php REGISTER.json ON UNTIL\n");
    exit(2);
}
[, $path, $on, $until] = $argv;
$text = file_get_contents($path);
$register = $library->new('hoptac_register *');
check($library->hoptac_register_from_json($text, strlen($text), FFI::addr($register), null));

$number = $library->hoptac_count_agreements($register);
$standings = $library->new("hoptac_standing[$number]");
$size = FFI::sizeof($library->type('hoptac_standing'));
check($library->hoptac_ask_standings($register, day($on), 0, $number, $size, $standings));
$certainly = $possibly = 0;
foreach ($standings as $standing) {
    if ($standing->phases & IN_FORCE) {
        $certainly += $standing->certain;
        $possibly += 1;
    }
}
echo "Còn hiệu lực: {$certainly}–{$possibly}\n";

$options = $library->new('hoptac_agenda_options');
check($library->hoptac_agenda_options_init(FFI::addr($options), FFI::sizeof($options)));
$options->on = day($on);
$options->until = day($until);
$agenda = $library->new('hoptac_agenda *');
check($library->hoptac_ask_agenda($register, FFI::addr($options), FFI::addr($agenda), null));
for ($index = 0; ($item = $library->hoptac_agenda_at($agenda, $index)) !== null; $index++) {
    $cite = $item->cites[0];
    echo in_words($item->window->latest), '  ', FFI::string($item->title->vi), '  ',
        FFI::string($cite->document->name->vi), ' ', FFI::string($cite->section), "\n";
}

$library->hoptac_agenda_free($agenda);
$library->hoptac_register_free($register);
