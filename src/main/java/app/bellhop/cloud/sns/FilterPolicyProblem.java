package app.bellhop.cloud.sns;

import app.bellhop.cloud.ProblemCode;

/** What SNS would refuse in a filter policy. */
public enum FilterPolicyProblem implements ProblemCode {
    NOT_AN_OBJECT,
    /** {0} the most bytes that are allowed. */
    TOO_LARGE,
    /** {0} the words of AWS's own rule compiler. */
    RULE,
    /** {0} the most keys that are allowed, {1} how many there are. */
    TOO_MANY_KEYS,
    NESTED_KEYS,
    /** {0} the most combinations that are allowed, {1} how many there are. */
    TOO_MANY_COMBINATIONS
}
