package app.bellhop.cloud.change;

/** What an operation does to what is at the server. */
public enum ChangeKind {
    CREATE_BUCKET,
    DELETE_BUCKET,
    CHANGE_BUCKET,
    UPLOAD,
    WRITE_OBJECT,
    COPY_OBJECT,
    MOVE_OBJECT,
    DELETE_OBJECTS,
    CHANGE_OBJECT,
    CHANGE_ACCESS,
    RESTORE_OBJECT,
    ABORT_UPLOAD,
    CREATE_TOPIC,
    DELETE_TOPIC,
    CHANGE_TOPIC,
    SUBSCRIBE,
    UNSUBSCRIBE,
    CHANGE_SUBSCRIPTION,
    PUBLISH,
    SEND_SMS,
    OPT_IN,
    CHANGE_SANDBOX,
    LISTEN,
    DELETE_MESSAGES,
    RUN_QUERY
}
