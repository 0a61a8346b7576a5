package app.bellhop.viewmodel.base;

import app.bellhop.batch.BatchRunner;
import app.bellhop.batch.RateLimiter;
import app.bellhop.batch.Scheduler;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Futures;
import app.bellhop.settings.SettingsStore;
import app.bellhop.table.data.TableMemoryBudget;
import app.bellhop.transfer.Places;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Form;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the view models of a window share; those of a session have {@linkplain #forSession some of it to themselves}.
 *
 * @param ui runs work on the FX thread
 * @param background runs disk access and work on large lists
 * @param later runs work after a delay
 * @param ticker fires a few times a second, to refresh progress
 * @param places announces where objects have changed
 * @param openedFolder holds the copies of objects that are open in other programs
 * @param memory how much tables may occupy
 * @param signIns signs in again where credentials have ended
 * @param notice the latest success, shown in the status bar
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
        SignIns signIns,
        Notice notice) {

    /** How many requests for items of one selection are under way. */
    public static final int MAX_CONCURRENT = 12;

    /**
     * For one of several open sessions: failures and notices of one don't replace those of another, and its windows close
     * with it.
     *
     * @param sessionDialogs opens its windows
     * @param sessionDesktop announces for it
     */
    public UiContext forSession(Places sessionPlaces, Dialogs sessionDialogs, Desktop sessionDesktop) {
        return new UiContext(
                ui,
                background,
                later,
                ticker,
                sessionDialogs,
                sessionDesktop,
                settings,
                stores,
                sessionPlaces,
                openedFolder,
                memory,
                new ErrorViewModel(sessionDesktop, signIns),
                signIns,
                new Notice());
    }

    public <T> CompletableFuture<T> inBackground(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, background);
    }

    /** Passes an answer on, on the FX thread; a failure is shown. */
    public <T> void then(CompletableFuture<T> answer, Consumer<T> next) {
        then(answer, next, null);
    }

    /** The same; a failure is shown with a Try again button unless {@code retry} is null. */
    public <T> void then(CompletableFuture<T> answer, Consumer<T> next, @Nullable Runnable retry) {
        ended(answer, (value, e) -> {
            if (e != null) {
                errors.show(e, retry);
            } else {
                next.accept(value);
            }
        });
    }

    /** Passes an answer on, on the FX thread, or its failure. */
    public <T> void ended(CompletableFuture<T> answer, BiConsumer<T, @Nullable CloudException> next) {
        answer.whenCompleteAsync((value, e) -> next.accept(value, e == null ? null : CloudException.of(e)), ui);
    }

    /** Asks the user, and goes on with the answers; does nothing when the user turned away. */
    public void ask(Form form, Consumer<Answers> next) {
        dialogs.ask(form).thenAccept(answer -> answer.ifPresent(next));
    }

    /**
     * Asks for each of the items, a few at a time and none on the FX thread: a request that begins costs a thread, and of a
     * selection there may be thousands. The answers in the items' order; the first failure ends it, cancelling stops it.
     *
     * @param ask sends the request for one item; called on background threads
     */
    public <T, R> CompletableFuture<List<R>> each(List<T> items, Function<T, CompletableFuture<R>> ask) {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<List<R>> all =
                Futures.then(begun, now -> BatchRunner.collect(items, MAX_CONCURRENT, new RateLimiter(0, later), ask));
        background.execute(() -> begun.complete(null));
        return all;
    }

    /** Copies text to the clipboard and shows the notice. */
    public void copy(String text, String saying) {
        desktop.copy(text);
        notice.set(saying);
    }
}
