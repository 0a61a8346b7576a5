package app.bellhop.viewmodel.sync;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.place.TypedPlace;
import app.bellhop.transfer.local.NamePatterns;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.work.sync.SyncComparison;
import app.bellhop.work.sync.SyncDirection;
import app.bellhop.work.sync.SyncOptions;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What to sync and how, as the user has entered it. FX thread. */
public final class SyncChoices {

    private final StringProperty folder = new SimpleStringProperty("");
    private final StringProperty prefix = new SimpleStringProperty("");
    private final ObjectProperty<SyncDirection> direction = new SimpleObjectProperty<>(SyncDirection.UPLOAD);
    private final ObjectProperty<SyncComparison> comparison = new SimpleObjectProperty<>(SyncComparison.SIZE_AND_TIME);
    private final StringProperty include = new SimpleStringProperty("");
    private final StringProperty exclude = new SimpleStringProperty("");
    private final BooleanProperty delete = new SimpleBooleanProperty();

    /** @param excluded the names that are excluded at first */
    SyncChoices(S3Location prefix, String excluded) {
        this.prefix.set(prefix.uri());
        this.exclude.set(excluded);
    }

    /** Runs something after every change. */
    void onChange(Runnable work) {
        List.of(folder, prefix, direction, comparison, include, exclude, delete)
                .forEach(choice -> choice.addListener((o, before, now) -> work.run()));
    }

    /** The local folder; absolute. */
    public StringProperty folder() {
        return folder;
    }

    /** The prefix, as an {@code s3://} URI. */
    public StringProperty prefix() {
        return prefix;
    }

    public ObjectProperty<SyncDirection> direction() {
        return direction;
    }

    public ObjectProperty<SyncComparison> comparison() {
        return comparison;
    }

    /** Glob patterns separated by commas; empty for everything. */
    public StringProperty include() {
        return include;
    }

    /** Glob patterns separated by commas. */
    public StringProperty exclude() {
        return exclude;
    }

    public BooleanProperty delete() {
        return delete;
    }

    /** @param wrong gets the sentence where they are not complete */
    Optional<SyncOptions> options(Consumer<String> wrong) {
        Optional<Path> path = path();
        Optional<S3Location> place = TypedPlace.find(prefix.get().strip()).map(SyncChoices::folder);
        if (path.isEmpty()) {
            wrong.accept(Texts.get("sync.noFolder", folder.get()));
        } else if (place.isEmpty()) {
            wrong.accept(Texts.get("sync.noPrefix", prefix.get()));
        }
        return path.flatMap(local -> place.map(location -> new SyncOptions(
                direction.get(),
                local,
                location,
                comparison.get(),
                NamePatterns.of(include.get()),
                NamePatterns.of(exclude.get()),
                delete.get())));
    }

    /** What begins with the same letters is not in the folder. */
    private static S3Location folder(S3Location typed) {
        return typed.isRoot() || typed.key().endsWith("/") ? typed : new S3Location(typed.bucket(), typed.key() + "/");
    }

    private Optional<Path> path() {
        try {
            return Optional.of(Path.of(folder.get().strip()))
                    .filter(Path::isAbsolute)
                    .map(Path::normalize);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
