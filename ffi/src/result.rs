//! The result codes, in numbered blocks.

/// How a call ended. A code keeps its number for ever; a number that is retired is not used again.
///
/// - 0: done
/// - 100 to 199: an argument of the call is not what it must be; the calling program is to be
///   corrected
/// - 200 to 299: the arguments are in order, but what is written in a text is refused; the message
///   is for the person who wrote it
/// - 900 to 999: a defect of the library
///
/// Later versions may return codes that are not listed here: treat any code but `HOPTAC_OK` as a
/// failure, and let `hoptac_result_text` say what it means.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum hoptac_result {
    /// Done.
    HOPTAC_OK = 0,

    /// A pointer is NULL that must not be.
    HOPTAC_NULL_ARGUMENT = 100,
    /// A pointer does not have the alignment of what it should point to.
    HOPTAC_MISALIGNED_ARGUMENT = 101,
    /// A handle is of another kind, was freed already, or was not made by this library. Only a
    /// handle of another kind is found out for certain; for the others this code is luck.
    HOPTAC_WRONG_HANDLE = 102,
    /// A text is not UTF-8.
    HOPTAC_NOT_UTF8 = 103,
    /// A length is greater than any text can be; most often a negative number that was converted.
    HOPTAC_LENGTH_IMPOSSIBLE = 104,
    /// The language is none of `hoptac_language`.
    HOPTAC_UNKNOWN_LANGUAGE = 105,
    /// A `hoptac_date` is no day of the calendar.
    HOPTAC_NO_SUCH_DAY = 106,
    /// The size given for a struct is none that it ever had; or it was set by a newer header than
    /// this library's, and asks for something that this library does not know.
    HOPTAC_WRONG_SIZE = 107,
    /// There is nothing at an index.
    HOPTAC_OUT_OF_RANGE = 108,

    /// The text is not a register, or contradicts itself. The problems say where and why, and what
    /// would be right.
    HOPTAC_REGISTER_REFUSED = 200,
    /// The question cannot be answered as it is asked. The problems, which `hoptac_ask` gives as
    /// its answer, say where and why, and what would be right.
    HOPTAC_QUESTION_REFUSED = 201,
    /// The change cannot be made to this register. The problems say where and why, and what would be
    /// right.
    HOPTAC_CHANGE_REFUSED = 202,
    /// No record of the kind asked for has this id.
    HOPTAC_UNKNOWN_ID = 203,

    /// The library failed inside. Nothing is handed out, all handles are as they were before the
    /// call, and the program can go on. Please report it with what was printed to standard error.
    HOPTAC_PANIC = 900,
}
