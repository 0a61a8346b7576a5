package app.bellhop.viewmodel.base;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

/** The actions that this server has said it does not implement: what needs them is not offered any more. FX thread. */
public final class UnsupportedOperations {

    private final ObservableSet<String> operations = FXCollections.observableSet();
    private final Executor ui;

    public UnsupportedOperations(Executor ui) {
        this.ui = ui;
    }

    /** Learns from a failure. */
    public void note(CloudException e) {
        if (e.kind() == ErrorKind.NOT_SUPPORTED && e.failure().operation() != null) {
            operations.add(e.failure().operation());
        }
    }

    /** Learns from what becomes of a request. */
    public <T> CompletableFuture<T> watch(CompletableFuture<T> request) {
        request.whenCompleteAsync(
                (value, e) -> {
                    if (e != null) {
                        note(CloudException.of(e));
                    }
                },
                ui);
        return request;
    }

    /** Whether an action may be there. */
    public BooleanBinding maybe(String operation) {
        return Bindings.createBooleanBinding(() -> !operations.contains(operation), operations);
    }

    /** That an action is missing, as a sentence; empty while it may be there. */
    public String reason(String operation) {
        return operations.contains(operation) ? Texts.get("sns.missing", operation) : "";
    }

    public ObservableSet<String> operations() {
        return operations;
    }
}
