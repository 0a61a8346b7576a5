package app.bellhop.viewmodel.command;

/**
 * The ids of all commands, also used for their menu items and buttons and, as {@code command.<id>}, for their labels.
 * External tests find nodes by these ids: do not change them.
 */
public final class CommandIds {

    private CommandIds() {}

    // Connections and navigation.
    public static final String CONNECTIONS = "connections";
    public static final String CLOSE_CONNECTION = "closeConnection";
    public static final String UNSUPPORTED_OPERATIONS = "unsupportedOperations";
    public static final String NEEDED_RIGHTS = "neededRights";
    public static final String ABOUT = "about";
    public static final String APPEARANCE_LIGHT = "appearanceLight";
    public static final String APPEARANCE_DARK = "appearanceDark";
    public static final String QUIT = "quit";
    public static final String PREFERENCES = "preferences";
    public static final String COMMAND_PALETTE = "commandPalette";
    public static final String GO_ANYWHERE = "goAnywhere";
    public static final String KEYBOARD_SHORTCUTS = "keyboardShortcuts";
    public static final String FOCUS_FILTER = "focusFilter";
    public static final String COPY_FOR_SUPPORT = "copyForSupport";
    public static final String OPEN_CONNECTION = "openConnection";
    public static final String CANCEL_OPENING = "cancelOpening";
    public static final String NEW_CONNECTION = "newConnection";
    public static final String EDIT_CONNECTION = "editConnection";
    public static final String DUPLICATE_CONNECTION = "duplicateConnection";
    public static final String FORGET_CONNECTION = "forgetConnection";
    public static final String TEST_CONNECTION = "testConnection";
    public static final String TEST_AGAIN = "testAgain";
    public static final String COPY_TEST_REPORT = "copyTestReport";
    public static final String IMPORT_CONNECTIONS = "importConnections";
    public static final String EXPORT_CONNECTIONS = "exportConnections";
    public static final String SECRET_STORAGE = "secretStorage";
    public static final String SIGN_IN = "signIn";
    public static final String COPY_SIGN_IN_CODE = "copySignInCode";
    public static final String OPEN_SIGN_IN_PAGE = "openSignInPage";
    public static final String REFRESH = "refresh";
    public static final String CUSTOMER_KEY = "customerKey";
    public static final String STOP_BUCKETS = "stopBuckets";
    public static final String STOP_TOPICS = "stopTopics";
    public static final String STOP_SUBSCRIPTIONS = "stopSubscriptions";
    public static final String STOP_LISTING = "stopListing";
    public static final String FLAT_VIEW = "flatView";
    public static final String NEXT_PANE = "nextPane";
    public static final String PREVIOUS_PANE = "previousPane";
    public static final String UNDO = "undo";
    public static final String FIND_OBJECTS = "findObjects";
    public static final String FOLDER_SIZE = "folderSize";
    public static final String GO_BACK = "goBack";
    public static final String GO_FORWARD = "goForward";
    public static final String GO_UP = "goUp";

    // Buckets.
    public static final String NEW_BUCKET = "newBucket";
    public static final String EMPTY_BUCKET = "emptyBucket";
    public static final String DELETE_BUCKET = "deleteBucket";
    public static final String INSPECT_BUCKET = "inspectBucket";
    public static final String OPEN_WEBSITE = "openWebsite";
    public static final String VIEW_ACCESS_LOG = "viewAccessLog";
    public static final String UNFINISHED_UPLOADS = "unfinishedUploads";
    public static final String REFRESH_UPLOADS = "refreshUploads";
    public static final String ABORT_UPLOADS = "abortUploads";
    public static final String ABORT_OLD_UPLOADS = "abortOldUploads";
    public static final String ADD_ABORT_RULE = "addAbortRule";

    // Objects.
    public static final String UPLOAD_FILES = "uploadFiles";
    public static final String UPLOAD_FOLDER = "uploadFolder";
    public static final String UPLOAD_WITH_OPTIONS = "uploadWithOptions";
    public static final String UPLOAD_FOLDER_WITH_OPTIONS = "uploadFolderWithOptions";
    public static final String DOWNLOAD = "download";
    public static final String SAVE_AS = "saveAs";
    public static final String SYNC_FOLDER = "syncFolder";
    public static final String CHOOSE_SYNC_FOLDER = "chooseSyncFolder";
    public static final String COMPARE_SYNC = "compareSync";
    public static final String NEW_FOLDER = "newFolder";
    public static final String NEW_OBJECT = "newObject";
    public static final String OPEN_OBJECT = "openObject";
    public static final String RENAME = "rename";
    public static final String COPY_OBJECTS = "copyObjects";
    public static final String CUT_OBJECTS = "cutObjects";
    public static final String PASTE_OBJECTS = "pasteObjects";
    public static final String OPEN_EXTERNALLY = "openExternally";
    public static final String DELETE_OBJECTS = "deleteObjects";
    public static final String DELETE_FOLDER = "deleteFolder";
    public static final String COPY_PRESIGNED_URL = "copyPresignedUrl";
    public static final String COPY_PRESIGNED_URL_FOR = "copyPresignedUrlFor";
    public static final String COPY_PUBLIC_URL = "copyPublicUrl";
    public static final String MAKE_PUBLIC = "makePublic";
    public static final String MAKE_PRIVATE = "makePrivate";
    public static final String COPY_S3_URI = "copyS3Uri";
    public static final String COPY_ARN = "copyArn";
    public static final String OPEN_AS_TABLE = "openAsTable";
    public static final String PUBLISH_INDEX = "publishIndex";
    public static final String MAKE_WEBSITE = "makeWebsite";

    // The inspector.
    public static final String EDIT_LOCATION = "editLocation";
    public static final String SHOW_OBJECTS = "showObjects";
    public static final String SHOW_NOTIFICATIONS = "showNotifications";
    public static final String SHOW_TRANSFERS = "showTransfers";
    public static final String SHOW_ACTIVITY = "showActivity";
    public static final String TOGGLE_TRANSFERS = "toggleTransfers";
    public static final String TOGGLE_INSPECTOR = "toggleInspector";
    public static final String PROPERTIES = "properties";
    public static final String PREVIEW = "preview";
    public static final String QUICK_LOOK = "quickLook";
    public static final String VERSIONS = "versions";
    public static final String SHARING = "sharing";
    public static final String SAVE_PROPERTIES = "saveProperties";
    public static final String REVERT_PROPERTIES = "revertProperties";
    public static final String RESTORE_OBJECT = "restoreObject";
    public static final String PREVIEW_MORE = "previewMore";
    public static final String COPY_LINES = "copyLines";
    public static final String EDIT_TEXT = "editText";
    public static final String SAVE_TEXT = "saveText";
    public static final String CANCEL_EDIT = "cancelEdit";
    public static final String TAKE_THEIRS = "takeTheirs";
    public static final String KEEP_MINE = "keepMine";
    public static final String KEEP_BOTH = "keepBoth";
    public static final String DOWNLOAD_VERSION = "downloadVersion";
    public static final String COPY_VERSION_URL = "copyVersionUrl";
    public static final String RESTORE_VERSION = "restoreVersion";
    public static final String UNDELETE = "undelete";
    public static final String DELETE_VERSION = "deleteVersion";
    public static final String MAKE_PRESIGNED_URL = "makePresignedUrl";
    public static final String APPLY_CANNED_ACL = "applyCannedAcl";
    public static final String ADD_GRANT = "addGrant";
    public static final String REMOVE_GRANT = "removeGrant";
    public static final String CHECK_ACCESS = "checkAccess";
    public static final String OPEN_PUBLIC_URL = "openPublicUrl";

    // Transfers.
    public static final String PAUSE_TRANSFERS = "pauseTransfers";
    public static final String RESUME_TRANSFERS = "resumeTransfers";
    public static final String START_TRANSFERS_FIRST = "startTransfersFirst";
    public static final String MOVE_TRANSFERS_EARLIER = "moveTransfersEarlier";
    public static final String MOVE_TRANSFERS_LATER = "moveTransfersLater";
    public static final String MOVE_TRANSFERS_LAST = "moveTransfersLast";
    public static final String TRANSFER_SETTINGS = "transferSettings";
    public static final String COPY_TRANSFER_ERROR = "copyTransferError";
    public static final String CANCEL_TRANSFERS = "cancelTransfers";
    public static final String REMOVE_TRANSFERS = "removeTransfers";
    public static final String RETRY_TRANSFERS = "retryTransfers";
    public static final String REVEAL_FILE = "revealFile";
    public static final String TRANSFER_RULES = "transferRules";
    public static final String CLEAR_FINISHED = "clearFinished";
    public static final String PUBLISH_WHEN_DONE = "publishWhenDone";
    public static final String FORGET_WHEN_DONE = "forgetWhenDone";

    // Activity.
    public static final String SHOW_AS_CODE = "showAsCode";
    public static final String COPY_AS_CODE = "copyAsCode";
    public static final String SAVE_ACTIVITY_AS_SCRIPT = "saveActivityAsScript";
    public static final String CLEAR_ACTIVITY = "clearActivity";

    // Topics and subscriptions.
    public static final String NEW_TOPIC = "newTopic";
    public static final String TOPIC_SETTINGS = "topicSettings";
    public static final String TOPIC_POLICY = "topicPolicy";
    public static final String DELIVERY_POLICY = "deliveryPolicy";
    public static final String SAVE_TEMPLATE = "saveTemplate";
    public static final String USE_TEMPLATE = "useTemplate";
    public static final String DELETE_TEMPLATE = "deleteTemplate";
    public static final String PUBLISH_MANY = "publishMany";
    public static final String DELIVERY_LOGGING = "deliveryLogging";
    public static final String PROTECT_TOPICS = "protectTopics";
    public static final String COPY_TOPIC_ARN = "copyTopicArn";
    public static final String DELETE_TOPICS = "deleteTopics";
    public static final String NEW_SUBSCRIPTION = "newSubscription";
    public static final String SUBSCRIBE_MANY = "subscribeMany";
    public static final String CONFIRM_BY_TOKEN = "confirmByToken";
    public static final String RESEND_CONFIRMATION = "resendConfirmation";
    public static final String FILTER_POLICY = "filterPolicy";
    public static final String DELIVERY_SETTINGS = "deliverySettings";
    public static final String UNSUBSCRIBE = "unsubscribe";
    public static final String UNSUBSCRIBE_SHOWN = "unsubscribeShown";

    // Messages.
    public static final String PUBLISH = "publishButton";
    public static final String PREVIEW_RECIPIENTS = "previewRecipients";
    public static final String PUBLISH_AGAIN = "publishAgain";
    public static final String EDIT_AGAIN = "editAgain";
    public static final String PUBLISH_SMS = "publishSms";
    public static final String OPT_IN = "optIn";
    public static final String SMS_SANDBOX = "smsSandbox";
    public static final String ADD_SANDBOX_NUMBER = "addSandboxNumber";
    public static final String VERIFY_SANDBOX_NUMBER = "verifySandboxNumber";
    public static final String DELETE_SANDBOX_NUMBER = "deleteSandboxNumber";
    public static final String CONFIRM_SUBSCRIPTION = "confirmSubscription";
    public static final String COPY_MESSAGE = "copyMessage";
    public static final String COPY_ENDPOINT = "copyEndpoint";
    public static final String MARK_ALL_READ = "markAllRead";
    public static final String LISTEN_TO_TOPIC = "listenToTopic";
    public static final String STOP_LISTENING = "stopListening";
    public static final String EXPORT_SUBSCRIPTIONS = "exportSubscriptions";
    public static final String IMPORT_SUBSCRIPTIONS = "importSubscriptions";
    public static final String COPY_SUBSCRIPTIONS = "copySubscriptions";
    public static final String MOVE_SUBSCRIPTIONS = "moveSubscriptions";
    public static final String DEAD_LETTERS = "deadLetters";
    public static final String MORE_DEAD_LETTERS = "moreDeadLetters";
    public static final String REPUBLISH_DEAD_LETTERS = "republishDeadLetters";
    public static final String DELETE_DEAD_LETTERS = "deleteDeadLetters";
    public static final String REMOVE_LEFT_QUEUES = "removeLeftQueues";
    public static final String TOPIC_USAGE = "topicUsage";
    public static final String REFRESH_USAGE = "refreshUsage";
    public static final String COPY_USAGE_POLICY = "copyUsagePolicy";

    // Contacts, alerts, bucket events.
    public static final String CONTACTS_TO_TOPICS = "contactsToTopics";
    public static final String TOGGLE_EVENT_BRIDGE = "toggleEventBridge";
    public static final String CHANGE_TOPIC_NAMES = "changeTopicNames";
    public static final String SHOW_PLAN = "showPlan";
    public static final String ALERTS = "alerts";
    public static final String NEW_ALERT = "newAlert";
    public static final String TRY_ALERT = "tryAlert";
    public static final String RUN_ALERT = "runAlert";
    public static final String SEND_ALERT = "sendAlert";
    public static final String SAVE_ALERT = "saveAlert";
    public static final String DELETE_ALERT = "deleteAlert";
    public static final String STOP_ALERT = "stopAlert";
    public static final String BUCKET_EVENTS = "bucketEvents";
    public static final String REVIEW_EVENTS = "reviewEvents";
    public static final String WRITE_EVENTS = "writeEvents";
    public static final String REMOVE_EVENTS = "removeEvents";
    public static final String TEST_EVENTS = "testEvents";

    // Data tables.
    public static final String READ_AGAIN = "readAgain";
    public static final String READ_OPTIONS = "readOptions";
    public static final String CONTINUE_IN_DUCKDB = "continueInDuckDb";
    public static final String CONTINUE_IN_PANDAS = "continueInPandas";
    public static final String CONTINUE_IN_ATHENA = "continueInAthena";
    public static final String QUERY_WITH_ATHENA = "queryWithAthena";
    public static final String RUN_QUERY = "runQuery";
    public static final String STOP_QUERY = "stopQuery";
    public static final String OPEN_QUERY_RESULT = "openQueryResult";
    public static final String COPY_QUERY_POLICY = "copyQueryPolicy";
    public static final String JOIN_TABLES = "joinTables";
    public static final String GO_TO_ROW = "goToRow";
    public static final String OPEN_GROUPS = "openGroups";
    public static final String STOP_READING = "stopReading";
    public static final String SAVE_TABLE = "saveTable";
    public static final String PUBLISH_REPORT = "publishReport";

    // Windows.
    public static final String DIALOG_OK = "dialogOk";
    public static final String STOP_WORK = "stopWork";
    public static final String EXPORT_WORK = "exportWork";
}
