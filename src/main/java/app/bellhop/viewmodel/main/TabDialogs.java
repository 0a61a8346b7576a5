package app.bellhop.viewmodel.main;

import app.bellhop.viewmodel.base.Dialogs;
import app.bellhop.viewmodel.base.DocumentEditorViewModel;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Choices;
import app.bellhop.viewmodel.form.Choices.Chosen;
import app.bellhop.viewmodel.form.Form;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * The dialogs of one of several open sessions. While another tab or the start screen is in front, they wait; then they open
 * one after the other. FX thread.
 */
final class TabDialogs implements Dialogs {

    private final Dialogs dialogs;
    private final BooleanSupplier inFront;
    private final Deque<Held<?>> held = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper();

    /** Lives as long as these dialogs: the window would keep it. */
    private final InvalidationListener changed;

    /** @param turnedAway the answer of a dialog that was never opened */
    private record Held<T>(Supplier<CompletableFuture<T>> dialog, CompletableFuture<T> answer, T turnedAway) {
        CompletableFuture<T> open() {
            return dialog.get().whenComplete((value, e) -> {
                if (e == null) {
                    answer.complete(value);
                } else {
                    answer.completeExceptionally(e);
                }
            });
        }

        void turnAway() {
            answer.complete(turnedAway);
        }
    }

    /**
     * @param front changes when another tab comes to the front
     * @param inFront whether that is the session's
     */
    TabDialogs(Dialogs dialogs, Observable front, BooleanSupplier inFront, Executor ui) {
        this.dialogs = dialogs;
        this.inFront = inFront;
        changed = o -> ui.execute(this::release); // Once the window shows the session.
        front.addListener(new WeakInvalidationListener(changed));
    }

    @Override
    public ReadOnlyBooleanProperty waiting() {
        return waiting.getReadOnlyProperty();
    }

    /** Opens what has waited. */
    private void release() {
        while (inFront.getAsBoolean() && !held.isEmpty()) {
            Held<?> next = held.remove();
            waiting.set(!held.isEmpty());
            CompletableFuture<?> answer = next.open();
            if (!answer.isDone()) {
                answer.whenComplete((value, e) -> release());
                return;
            }
        }
    }

    private <T> CompletableFuture<T> open(Supplier<CompletableFuture<T>> dialog, T turnedAway) {
        if (inFront.getAsBoolean() && held.isEmpty()) {
            return dialog.get();
        }
        Held<T> later = new Held<>(dialog, new CompletableFuture<>(), turnedAway);
        held.add(later);
        waiting.set(true);
        return later.answer();
    }

    private void open(Runnable window, Runnable neverOpened) {
        open(
                        () -> {
                            window.run();
                            return CompletableFuture.completedFuture(true);
                        },
                        false)
                .thenAccept(opened -> {
                    if (!opened) {
                        neverOpened.run();
                    }
                });
    }

    @Override
    public CompletableFuture<Optional<Answers>> ask(Form form) {
        return open(() -> dialogs.ask(form), Optional.empty());
    }

    @Override
    public <T> CompletableFuture<Optional<Chosen<T>>> choose(Choices<T> choices) {
        return open(() -> dialogs.choose(choices), Optional.empty());
    }

    @Override
    public void edit(DocumentEditorViewModel editor) {
        open(() -> dialogs.edit(editor), () -> {});
    }

    @Override
    public void show(ScreenModel screen) {
        open(() -> dialogs.show(screen), screen::close);
    }

    @Override
    public CompletableFuture<List<Path>> chooseFiles(String title) {
        return open(() -> dialogs.chooseFiles(title), List.of());
    }

    @Override
    public CompletableFuture<Optional<Path>> chooseFolder(String title) {
        return open(() -> dialogs.chooseFolder(title), Optional.empty());
    }

    @Override
    public void closeScreens() {
        while (!held.isEmpty()) {
            held.remove().turnAway();
        }
        waiting.set(false);
        dialogs.closeScreens();
    }

    @Override
    public Dialogs forSession() {
        return dialogs.forSession();
    }
}
