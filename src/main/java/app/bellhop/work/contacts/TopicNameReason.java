package app.bellhop.work.contacts;

/** Why a cell is written in a topic name as it is. */
public enum TopicNameReason {
    /** Letters of another alphabet, or with marks. */
    TRANSLITERATED,
    /** Another value has the name without a number, or none of its characters can be in a name. */
    NUMBERED,
    /** Another row has it in other case, and both are one. */
    SAME_BUT_CASE,
    /** Chosen by the user, or numbered on an earlier run. */
    CHOSEN
}
