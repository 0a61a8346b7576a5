package app.bellhop.viewmodel.main;

import app.bellhop.settings.SettingsStore;
import app.bellhop.viewmodel.base.Desktop.Offer;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.work.updates.Release;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Says once that a newer Bellhop is out, if the user has allowed to ask: in the first connection that opens. The demo asks
 * nobody. FX thread.
 */
public final class NewerVersion {

    private final Supplier<CompletableFuture<Optional<Release>>> latest;
    private boolean asked;

    /** @param latest asks for the latest release, if it is newer than this one */
    public NewerVersion(Supplier<CompletableFuture<Optional<Release>>> latest) {
        this.latest = latest;
    }

    void opened(MainViewModel session, SettingsStore settings) {
        if (asked || session.demo() || !settings.get().lookForUpdates()) {
            return;
        }
        asked = true;
        latest.get()
                .thenAcceptAsync(
                        found -> found.ifPresent(release -> tell(session, release)),
                        session.context().ui());
    }

    private static void tell(MainViewModel session, Release release) {
        session.context()
                .notice()
                .set(
                        Texts.get("updates.newer", release.version()),
                        new Offer(
                                Texts.get("updates.show"),
                                () -> session.context().desktop().open(release.page())));
    }
}
