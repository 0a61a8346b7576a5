package app.bellhop.cloud.policy;

import app.bellhop.cloud.ProblemCode;

/** What S3 or SNS would refuse in a policy. */
public enum PolicyProblem implements ProblemCode {
    /** {0} the size of the policy, {1} the largest that is allowed. */
    TOO_LARGE,
    NOT_AN_OBJECT,
    /** {0} the name. */
    UNKNOWN_ELEMENT,
    VERSION,
    NO_STATEMENT,
    STATEMENT_NOT_AN_OBJECT,
    /** {0} the name. */
    UNKNOWN_STATEMENT_ELEMENT,
    EFFECT,
    /** {0} the element that is missing. */
    ELEMENT_MISSING,
    NO_ACTION_OR_RESOURCE,
    /** {0} the action. */
    NOT_AN_S3_ACTION,
    /** {0} the action. */
    NOT_AN_SNS_ACTION,
    /** {0} the topic's ARN. */
    OTHER_TOPIC,
    /** {0} the bucket's ARN. */
    OTHER_BUCKET,
    /** {0} the action. */
    OBJECTS_NEEDED
}
