package app.bellhop.app.tour;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.settings.BellhopHome;
import app.bellhop.settings.Connection;
import app.bellhop.viewmodel.main.AppViewModel;
import app.bellhop.viewmodel.main.MainViewModel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The open demo session that all steps share: its view models, its server, and navigation. */
final class TourSession {

    private final AppViewModel app;
    private final TourWindow window;
    private final BellhopHome home;
    private @Nullable TourServer server;
    private @Nullable MainViewModel main;

    TourSession(AppViewModel app, TourWindow window, BellhopHome home) {
        this.app = app;
        this.window = window;
        this.home = home;
    }

    void open() throws Exception {
        window.waitUntil("the demo", () -> app.main().get() != null);
        MainViewModel opened = app.main().get();
        main = opened;
        server = new TourServer(home, opened.session());
    }

    /** Leaves the demo and opens it again, as after a start. */
    void reopen() throws Exception {
        close();
        window.run(() -> app.close(main().session()));
        window.run(() -> app.start().open(Connection.demo()));
        open();
    }

    MainViewModel main() {
        return Objects.requireNonNull(main);
    }

    TourServer server() {
        return Objects.requireNonNull(server);
    }

    /** Navigates to a location and waits until it lists something. */
    void navigate(S3Location place) throws Exception {
        window.run(() -> main().location().open(place));
        window.waitUntil(
                "the listing", () -> !main().objects().listing().loading().get());
        window.waitUntil("rows", () -> !main().objects().listing().rows().isEmpty());
    }

    /** Selects a row once it is listed. */
    void select(String name) throws Exception {
        window.waitUntil("the row " + name, () -> row(name) >= 0);
        window.run(() -> window.table("objectTable").getSelectionModel().clearAndSelect(row(name)));
    }

    void clearSelection() throws Exception {
        window.run(() -> window.table("objectTable").getSelectionModel().clearSelection());
    }

    /** The index of a row, or -1. FX thread. */
    int row(String name) {
        var rows = main().objects().listing().rows();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    void run(String command) throws Exception {
        window.waitUntil("the command " + command, () -> enabled(command));
        window.run(() -> main().commands().get(command).run());
    }

    /** FX thread. */
    boolean enabled(String command) {
        return main().commands().get(command).enabled().get();
    }

    void close() {
        if (server != null) {
            server.close();
        }
    }
}
