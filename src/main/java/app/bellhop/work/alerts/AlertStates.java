package app.bellhop.work.alerts;

import app.bellhop.cloud.Futures;
import app.bellhop.settings.ListStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** The states of alerts, on disk. Any thread; never waits. */
public final class AlertStates {

    private final ListStore<AlertState> store;

    public AlertStates(ListStore<AlertState> store) {
        this.store = store;
    }

    /** The alert's state; a new one if there is none for what it reads and computes now. */
    CompletableFuture<AlertState> of(Alert alert) {
        return Futures.map(store.list(), all -> find(alert, all));
    }

    /** The latest runs, oldest first. */
    public CompletableFuture<List<AlertRun>> runs(Alert alert) {
        return Futures.map(of(alert), AlertState::runs);
    }

    private static AlertState find(Alert alert, List<AlertState> all) {
        return all.stream()
                .filter(state -> state.alert().equals(alert.id()))
                .findFirst()
                .map(state -> state.definition().equals(AlertState.definition(alert))
                        ? state
                        : AlertState.begun(alert, state.runs()))
                .orElseGet(() -> AlertState.begun(alert, List.of()));
    }

    /** Changes an alert's state; completes with it once it is on disk. */
    CompletableFuture<AlertState> update(Alert alert, UnaryOperator<AlertState> change) {
        return Futures.map(
                store.update(all -> {
                    List<AlertState> more = new ArrayList<>(all);
                    more.removeIf(state -> state.alert().equals(alert.id()));
                    more.add(change.apply(find(alert, all)));
                    return more;
                }),
                all -> find(alert, all));
    }

    /** Adds a run made by hand, which leaves the watch as it is. */
    public CompletableFuture<List<AlertRun>> add(Alert alert, AlertRun run) {
        return Futures.map(update(alert, state -> state.with(state.after(run).runs())), AlertState::runs);
    }

    /** The message of a run made by hand was published, which leaves the watch as it is. */
    public CompletableFuture<List<AlertRun>> published(Alert alert, AlertRun run) {
        return Futures.map(update(alert, state -> state.published(run)), AlertState::runs);
    }

    public CompletableFuture<Void> remove(String id) {
        return Futures.map(
                store.update(all ->
                        all.stream().filter(state -> !state.alert().equals(id)).toList()),
                all -> null);
    }
}
