package app.bellhop.cloud;

/** What can be wrong with a JSON document that describes something of S3 or SNS. */
public enum JsonProblem implements ProblemCode {
    /** {0} the parser's words. */
    SYNTAX,
    TRAILING_TEXT,
    /** {0} the name; {1} those that are known. */
    UNKNOWN_NAME,
    OBJECT_EXPECTED,
    ARRAY_EXPECTED,
    STRING_EXPECTED,
    INTEGER_EXPECTED,
    BOOLEAN_EXPECTED,
    TIMESTAMP_EXPECTED
}
