package app.bellhop.viewmodel.base;

import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Choices;
import app.bellhop.viewmodel.form.Choices.Chosen;
import app.bellhop.viewmodel.form.Form;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Asks the user. Called and answered on the FX thread; never waits. */
public interface Dialogs {

    /** The answers, or empty when the user turned away. */
    CompletableFuture<Optional<Answers>> ask(Form form);

    /** The choice, or empty when the user cancelled. */
    <T> CompletableFuture<Optional<Chosen<T>>> choose(Choices<T> choices);

    /** Opens an editor, which closes itself once its document is saved. */
    void edit(DocumentEditorViewModel editor);

    /** Opens the window of a screen. */
    void show(ScreenModel screen);

    /** Closes the windows of all screens that were opened here: the session that they belong to ends. */
    void closeScreens();

    /** The dialogs of one of several open sessions. */
    Dialogs forSession();

    /** Whether some wait for the tab of their session to come to the front. */
    default ReadOnlyBooleanProperty waiting() {
        return new ReadOnlyBooleanWrapper().getReadOnlyProperty();
    }

    /** Files to upload, by the system's own chooser; none when the user turned away. */
    CompletableFuture<List<Path>> chooseFiles(String title);

    /** A folder, by the system's own chooser. */
    CompletableFuture<Optional<Path>> chooseFolder(String title);
}
