package app.bellhop.viewmodel.base;

import app.bellhop.batch.Scheduler;
import app.bellhop.cloud.CloudException;
import app.bellhop.settings.SettingsStore;
import app.bellhop.table.data.TableMemoryBudget;
import app.bellhop.transfer.Places;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.StringProperty;

/**
 * What every view model works with.
 *
 * @param ui runs on the FX thread
 * @param background for the disk, and for work over big lists
 * @param later for what has to wait
 * @param ticker tells when to look how far long work is
 * @param places announces where objects have changed
 * @param openedFolder holds what is opened in other programs
 * @param memory what tables may take
 * @param notice a line that tells what was just done
 */
public record UiContext(
        Executor ui,
        Executor background,
        Scheduler later,
        Ticker ticker,
        Dialogs dialogs,
        Desktop desktop,
        SettingsStore settings,
        Stores stores,
        Places places,
        Path openedFolder,
        TableMemoryBudget memory,
        ErrorViewModel errors,
        StringProperty notice) {

    /** Goes on with an answer on the FX thread; a failure is shown, with {@code retry} (or null) on offer. */
    public <T> void then(CompletableFuture<T> answer, Consumer<T> next, Runnable retry) {
        answer.whenCompleteAsync(
                (value, e) -> {
                    if (e != null) {
                        errors.show(CloudException.of(e), retry);
                    } else {
                        next.accept(value);
                    }
                },
                ui);
    }

    /** Waits for many requests; says what was done, or shows the first failure; then goes on in either case. */
    public void afterAll(Stream<CompletableFuture<Void>> requests, String saying, Runnable next) {
        CompletableFuture.allOf(requests.toArray(CompletableFuture[]::new))
                .whenCompleteAsync(
                        (done, e) -> {
                            if (e != null) {
                                errors.show(CloudException.of(e), null);
                            } else {
                                notice.set(saying);
                            }
                            next.run();
                        },
                        ui);
    }

    /** Puts text on the clipboard and says so. */
    public void copy(String text, String saying) {
        desktop.copy(text);
        notice.set(saying);
    }
}
