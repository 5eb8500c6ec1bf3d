// java -cp jna.jar Agenda.java REGISTER.json ON UNTIL
//
// How many agreements may be in force on the day ON, and what wants attention up to the day UNTIL,
// both written like 2025-09-15. The structs are those of hoptac.h.

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.ptr.PointerByReference;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

public class Agenda {
  @FieldOrder({"year", "month", "day"})
  public static class Date extends Structure {
    public static class ByValue extends Date implements Structure.ByValue {}

    public short year;
    public byte month, day;

    static <D extends Date> D fill(D date, String text) {
      LocalDate written = LocalDate.parse(text);
      date.year = (short) written.getYear();
      date.month = (byte) written.getMonthValue();
      date.day = (byte) written.getDayOfMonth();
      return date;
    }

    String told() {
      return year == 0 ? "không rõ  " : String.format("%02d/%02d/%04d", day, month, year);
    }
  }

  @FieldOrder({"earliest", "latest"})
  public static class Window extends Structure {
    public Date earliest, latest;
  }

  @FieldOrder({"least", "most"})
  public static class Range extends Structure {
    public int least, most;
  }

  @FieldOrder({"vi", "en"})
  public static class Bilingual extends Structure {
    public Pointer vi, en;
  }

  @FieldOrder({"id", "name"})
  public static class Named extends Structure {
    public Pointer id;
    public Bilingual name;
  }

  @FieldOrder({"document", "section", "words", "inferred"})
  public static class Citation extends Structure {
    public Named document;
    public Pointer section, words;
    public int inferred;

    public Citation(Pointer at) {
      super(at);
      read();
    }
  }

  @FieldOrder({
    "size", "phases", "certain", "turns", "in_force", "suspended", "resumed", "expired",
    "terminated", "superseded", "running_terms", "renewals", "last_day", "notice_by",
    "entry_assumed", "contradictory"
  })
  public static class Standing extends Structure {
    public NativeLong size;
    public int phases, certain, turns;
    public Window in_force, suspended, resumed, expired, terminated, superseded;
    public int running_terms;
    public Range renewals;
    public Window last_day, notice_by;
    public int entry_assumed, contradictory;
  }

  @FieldOrder({"size", "on", "until", "from", "statutory"})
  public static class AgendaOptions extends Structure {
    public NativeLong size;
    public Date on, until, from;
    public int statutory;
  }

  @FieldOrder({
    "size", "id", "kind", "urgency", "title", "window", "subject", "answering", "answering_count",
    "partners", "partners_count", "cites", "cites_count"
  })
  public static class AgendaItem extends Structure {
    public NativeLong size;
    public Pointer id;
    public int kind, urgency;
    public Bilingual title;
    public Window window;
    public Pointer subject, answering;
    public NativeLong answering_count;
    public Pointer partners;
    public NativeLong partners_count;
    public Pointer cites;
    public NativeLong cites_count;

    public AgendaItem(Pointer at) {
      super(at);
      read();
    }
  }

  public interface Hoptac extends Library {
    int IN_FORCE = 2;
    int VIETNAMESE = 1;

    Pointer hoptac_result_text(int code, int language);

    int hoptac_register_from_json(
        byte[] text, NativeLong length, PointerByReference register, PointerByReference problems);

    NativeLong hoptac_count_agreements(Pointer register);

    int hoptac_ask_standings(
        Pointer register,
        Date.ByValue on,
        NativeLong first,
        NativeLong count,
        NativeLong each,
        Standing[] standings);

    int hoptac_ask_agenda(
        Pointer register,
        AgendaOptions options,
        PointerByReference agenda,
        PointerByReference problems);

    Pointer hoptac_agenda_at(Pointer agenda, NativeLong index);

    void hoptac_agenda_free(Pointer agenda);

    void hoptac_register_free(Pointer register);
  }

  static final Hoptac HOPTAC = Native.load("libhoptac.so.0", Hoptac.class);

  static String text(Pointer at) {
    return at.getString(0, "UTF-8");
  }

  static void check(int code) {
    if (code != 0) {
      System.err.println(text(HOPTAC.hoptac_result_text(code, Hoptac.VIETNAMESE)));
      System.exit(1);
    }
  }

  public static void main(String[] asked) throws Exception {
    if (asked.length != 3) {
      System.err.println("java -cp jna.jar Agenda.java REGISTER.json ON UNTIL");
      System.exit(2);
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    byte[] json = Files.readAllBytes(Path.of(asked[0]));
    PointerByReference place = new PointerByReference();
    check(HOPTAC.hoptac_register_from_json(json, new NativeLong(json.length), place, null));
    Pointer register = place.getValue();

    NativeLong number = HOPTAC.hoptac_count_agreements(register);
    if (number.intValue() > 0) {
      Standing[] standings = (Standing[]) new Standing().toArray(number.intValue());
      NativeLong each = new NativeLong(standings[0].size());
      Date.ByValue on = Date.fill(new Date.ByValue(), asked[1]);
      check(HOPTAC.hoptac_ask_standings(register, on, new NativeLong(0), number, each, standings));
      int certain = 0, possible = 0;
      for (Standing standing : standings) {
        if ((standing.phases & Hoptac.IN_FORCE) != 0) {
          possible += 1;
          certain += standing.certain;
        }
      }
      out.println("Còn hiệu lực: " + certain + "–" + possible);
    }

    // What is left out is 0, as hoptac_agenda_options_init has it.
    AgendaOptions options = new AgendaOptions();
    options.size = new NativeLong(options.size());
    Date.fill(options.on, asked[1]);
    Date.fill(options.until, asked[2]);
    check(HOPTAC.hoptac_ask_agenda(register, options, place, null));
    Pointer agenda = place.getValue();
    Pointer at;
    for (int index = 0; (at = HOPTAC.hoptac_agenda_at(agenda, new NativeLong(index))) != null; index++) {
      AgendaItem item = new AgendaItem(at);
      Citation cite = new Citation(item.cites);
      String source = text(cite.document.name.vi) + " " + text(cite.section);
      out.println(item.window.latest.told() + "  " + text(item.title.vi) + "  " + source);
    }

    HOPTAC.hoptac_agenda_free(agenda);
    HOPTAC.hoptac_register_free(register);
  }
}
