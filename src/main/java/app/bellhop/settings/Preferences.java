package app.bellhop.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered between starts.
 *
 * @param started whether Bellhop ever ran before
 * @param presignSeconds the last used lifetime of a presigned URL
 * @param downloadFolder where the last download went, or null
 * @param window its place, or null
 * @param treeDivider where the bucket tree ends, 0 to 1
 * @param transfersDivider where the transfer queue begins, 0 to 1
 * @param protectedTopics patterns of topic names that are not deleted, separated by commas; {@code *} for any text
 * @param planning what is decided before a transfer begins
 * @param transfers how the transfer queue works
 * @param secretStorage where the secrets of connections are kept, or null if the user has not chosen
 * @param layout how the user has arranged the window
 * @param last what was open last, or null
 * @param connections saved by the user
 * @param refusals what servers said they do not implement
 * @param queries where queries ran last, one for each connection
 * @param lookForUpdates whether to ask, at each start, for a newer version
 */
public record Preferences(
        boolean started,
        Appearance appearance,
        long presignSeconds,
        @Nullable String downloadFolder,
        @Nullable WindowPlace window,
        double treeDivider,
        double transfersDivider,
        String protectedTopics,
        PlanningSettings planning,
        TransferSettings transfers,
        @Nullable SecretStorage secretStorage,
        LayoutSettings layout,
        @Nullable LastPlace last,
        List<Connection> connections,
        List<Refusal> refusals,
        List<QueryPlace> queries,
        boolean lookForUpdates) {

    /** The default of {@code protectedTopics}. */
    public static final String PROTECTED_TOPICS = "*critical*";

    /** Where the window was, in screen pixels. */
    public record WindowPlace(double x, double y, double width, double height, boolean maximized) {}

    /**
     * The connection in front, by its id, and where it was.
     *
     * @param place as {@code s3://bucket/prefix}; null if no bucket was open
     */
    public record LastPlace(String connection, @Nullable String place) {}

    /**
     * Where Athena runs queries of a connection.
     *
     * @param connection its ID
     * @param output where results are written, {@code s3://…}; empty for the workgroup's own location
     */
    public record QueryPlace(String connection, String database, String workgroup, String output) {

        boolean complete() {
            return connection != null && database != null && workgroup != null && output != null;
        }
    }

    /**
     * How the user has arranged the window.
     *
     * @param inspector whether it is shown
     * @param inspectorDivider where it begins, 0 to 1
     * @param transfersOpen whether the list of transfers is open below the objects
     * @param columns of the object table, in their order; empty as long as nothing was changed
     * @param sortedBy the id of the column that the object table is sorted by; null for the service's order
     * @param notifications where the panes of Notifications meet, 0 to 1; empty as long as nothing was changed
     */
    public record LayoutSettings(
            boolean inspector,
            double inspectorDivider,
            boolean transfersOpen,
            List<Column> columns,
            @Nullable String sortedBy,
            boolean descending,
            List<Double> notifications) {

        private static final double INSPECTOR = 0.66;

        /** @param width pixels */
        public record Column(String id, double width, boolean visible) {}

        public static final LayoutSettings INITIAL =
                new LayoutSettings(false, INSPECTOR, false, List.of(), null, false, List.of());

        public LayoutSettings {
            // A file may have been edited by hand.
            inspectorDivider = inspectorDivider <= 0 || inspectorDivider >= 1 ? INSPECTOR : inspectorDivider;
            columns = columns == null
                    ? List.of()
                    : columns.stream()
                            .filter(column -> column != null && column.id() != null)
                            .toList();
            notifications = notifications == null
                    ? List.of()
                    : notifications.stream().filter(Objects::nonNull).toList();
        }

        public LayoutSettings withPanes(boolean showInspector, double divider, boolean showTransfers) {
            return new LayoutSettings(
                    showInspector, divider, showTransfers, columns, sortedBy, descending, notifications);
        }

        public LayoutSettings withColumns(List<Column> all, @Nullable String by, boolean down) {
            return new LayoutSettings(inspector, inspectorDivider, transfersOpen, all, by, down, notifications);
        }

        public LayoutSettings withNotifications(List<Double> dividers) {
            return new LayoutSettings(
                    inspector, inspectorDivider, transfersOpen, columns, sortedBy, descending, dividers);
        }
    }

    public static final Preferences INITIAL = new Preferences(
            false,
            Appearance.LIGHT,
            3600,
            null,
            null,
            0.22,
            0.62,
            PROTECTED_TOPICS,
            PlanningSettings.INITIAL,
            TransferSettings.INITIAL,
            null,
            LayoutSettings.INITIAL,
            null,
            List.of(),
            List.of(),
            List.of(),
            false);

    public Preferences {
        // A file by another version may lack what is new, and one that was edited by hand anything.
        window = window == null || window.width() <= 0 || window.height() <= 0 ? null : window;
        last = last == null || last.connection() == null ? null : last;
        appearance = appearance == null ? Appearance.LIGHT : appearance;
        connections = connections == null
                ? List.of()
                : Connection.withOwnIds(
                        connections.stream().filter(Objects::nonNull).toList());
        refusals = refusals == null
                ? List.of()
                : refusals.stream().filter(Objects::nonNull).toList();
        queries = queries == null
                ? List.of()
                : queries.stream()
                        .filter(place -> place != null && place.complete())
                        .toList();
        protectedTopics = protectedTopics == null ? PROTECTED_TOPICS : protectedTopics;
        planning = planning == null ? PlanningSettings.INITIAL : planning;
        transfers = transfers == null ? TransferSettings.INITIAL : transfers;
        layout = layout == null ? LayoutSettings.INITIAL : layout;
        presignSeconds = presignSeconds <= 0 ? 3600 : presignSeconds;
        treeDivider = treeDivider <= 0 ? 0.22 : treeDivider;
        transfersDivider = transfersDivider <= 0 ? 0.62 : transfersDivider;
    }

    /** Where files are saved unless the user says otherwise. */
    public Path downloads() {
        return downloadFolder == null ? Path.of(System.getProperty("user.home"), "Downloads") : Path.of(downloadFolder);
    }

    public Preferences withStarted() {
        return with(values -> values.started = true);
    }

    public Preferences withAppearance(Appearance value) {
        return with(values -> values.appearance = value);
    }

    public Preferences withPresignSeconds(long value) {
        return with(values -> values.presignSeconds = value);
    }

    public Preferences withDownloadFolder(String value) {
        return with(values -> values.downloadFolder = value);
    }

    public Preferences withWindow(WindowPlace value) {
        return with(values -> values.window = value);
    }

    public Preferences withDividers(double tree, double transfers) {
        return with(values -> {
            values.treeDivider = tree;
            values.transfersDivider = transfers;
        });
    }

    public Preferences withProtectedTopics(String value) {
        return with(values -> values.protectedTopics = value);
    }

    public Preferences withPlanning(PlanningSettings value) {
        return with(values -> values.planning = value);
    }

    public Preferences withTransfers(TransferSettings value) {
        return with(values -> values.transfers = value);
    }

    public Preferences withSecretStorage(SecretStorage value) {
        return with(values -> values.secretStorage = value);
    }

    public Preferences withLayout(LayoutSettings value) {
        return with(values -> values.layout = value);
    }

    public Preferences withLast(LastPlace value) {
        return with(values -> values.last = value);
    }

    /** A connection as it is saved now; itself if it isn't. */
    public Connection current(Connection opened) {
        return connections.stream()
                .filter(c -> c.id().equals(opened.id()))
                .findFirst()
                .orElse(opened);
    }

    public Preferences withConnections(List<Connection> value) {
        return with(values -> values.connections = value);
    }

    public Preferences withRefusals(List<Refusal> value) {
        return with(values -> values.refusals = value);
    }

    public Preferences withQueries(List<QueryPlace> value) {
        return with(values -> values.queries = value);
    }

    public Preferences withLookForUpdates(boolean value) {
        return with(values -> values.lookForUpdates = value);
    }

    private Preferences with(Consumer<Values> change) {
        Values values = new Values(this);
        change.accept(values);
        return values.preferences();
    }

    /** A mutable copy. */
    private static final class Values {

        private boolean started;
        private Appearance appearance;
        private long presignSeconds;
        private @Nullable String downloadFolder;
        private @Nullable WindowPlace window;
        private double treeDivider;
        private double transfersDivider;
        private String protectedTopics;
        private PlanningSettings planning;
        private TransferSettings transfers;
        private @Nullable SecretStorage secretStorage;
        private LayoutSettings layout;
        private @Nullable LastPlace last;
        private List<Connection> connections;
        private List<Refusal> refusals;
        private List<QueryPlace> queries;
        private boolean lookForUpdates;

        Values(Preferences now) {
            started = now.started;
            appearance = now.appearance;
            presignSeconds = now.presignSeconds;
            downloadFolder = now.downloadFolder;
            window = now.window;
            treeDivider = now.treeDivider;
            transfersDivider = now.transfersDivider;
            protectedTopics = now.protectedTopics;
            planning = now.planning;
            transfers = now.transfers;
            secretStorage = now.secretStorage;
            layout = now.layout;
            last = now.last;
            connections = now.connections;
            refusals = now.refusals;
            queries = now.queries;
            lookForUpdates = now.lookForUpdates;
        }

        Preferences preferences() {
            return new Preferences(
                    started,
                    appearance,
                    presignSeconds,
                    downloadFolder,
                    window,
                    treeDivider,
                    transfersDivider,
                    protectedTopics,
                    planning,
                    transfers,
                    secretStorage,
                    layout,
                    last,
                    connections,
                    refusals,
                    queries,
                    lookForUpdates);
        }
    }
}
