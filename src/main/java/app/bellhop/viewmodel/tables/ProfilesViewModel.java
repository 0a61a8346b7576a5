package app.bellhop.viewmodel.tables;

import app.bellhop.table.data.ColumnProfile;
import app.bellhop.table.data.TableExtract;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.StatusLine;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What is in each visible column, of the visible rows: computed in the background, one column after the other. FX thread. */
public final class ProfilesViewModel {

    /**
     * A column and what is in it.
     *
     * @param name as it was when this was computed
     */
    public record Profile(String name, ColumnProfile of) {

        /** The type, and how it is written where that isn't obvious; or what it mixes. */
        public String type() {
            return of.mixed().isEmpty() ? FormatChoice.words(of.format()) : Texts.get("profile.mixed", of.mixed());
        }

        /** How many cells have a value; with how many there are of those that aren't of the column's type. */
        public String values() {
            return of.values() == of.filled()
                    ? Formats.count(of.filled())
                    : Texts.get("profile.valuesOf", Formats.count(of.values()), Formats.count(of.filled()));
        }

        public String empty() {
            return Formats.count(of.rows() - of.filled());
        }

        public String distinct() {
            return of.distinctExact()
                    ? Formats.count(of.distinct())
                    : Texts.get("profile.moreThan", Formats.count(of.distinct()));
        }

        public String mean() {
            return text(of.mean());
        }

        public String median() {
            return text(of.median());
        }

        private static String text(@Nullable BigDecimal figure) {
            return figure == null ? "" : GroupingViewModel.text(figure);
        }

        /** The bars in words. */
        public String bars() {
            return of.bars().stream()
                    .map(bar -> (bar.text().isEmpty() ? "" : bar.text() + ": ") + Formats.count(bar.count()))
                    .collect(Collectors.joining("\n"));
        }
    }

    private final UiContext context;
    private final Supplier<Optional<TableExtract>> extract;
    private final ObservableList<Profile> profiles = FXCollections.observableArrayList();
    private final ObservableList<Profile> profilesView = FXCollections.unmodifiableObservableList(profiles);
    private final StatusLine status = new StatusLine("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /** What the profiles are of; null if they are to be computed. */
    private @Nullable TableExtract computed;

    /** The number of the latest run; earlier ones stop. */
    private volatile int latest;

    private CompletableFuture<?> running = CompletableFuture.completedFuture(null);

    /** @param extract returns the visible rows and columns */
    ProfilesViewModel(UiContext context, Supplier<Optional<TableExtract>> extract) {
        this.context = context;
        this.extract = extract;
    }

    /** In display order of the columns. */
    public ObservableList<Profile> profiles() {
        return profilesView;
    }

    /** How far it is. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Whether the status says why it failed. */
    public ReadOnlyBooleanProperty failed() {
        return status.failed();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Computes the profiles, unless they are of what is visible now. */
    public void show() {
        Optional<TableExtract> now = extract.get();
        if (now.isPresent() && !now.get().equals(computed)) {
            run(now.get());
        }
    }

    private void run(TableExtract all) {
        int turn = ++latest;
        computed = all;
        profiles.clear();
        busy.set(true);
        said(0, all);
        CompletableFuture<Void> result = CompletableFuture.runAsync(
                () -> {
                    for (TableExtract.Column column : all.columns()) {
                        ColumnProfile profile =
                                ColumnProfile.of(all.table(), all.rows(), column.index(), () -> latest != turn);
                        context.ui().execute(() -> add(turn, new Profile(column.name(), profile), all));
                    }
                },
                context.background());
        running = result;
        context.ended(result, (done, e) -> {
            if (turn == latest) {
                busy.set(false);
                if (e != null) {
                    computed = null;
                    status.fail(e);
                }
            }
        });
    }

    private void add(int turn, Profile profile, TableExtract all) {
        if (turn == latest) {
            profiles.add(profile);
            said(profiles.size(), all);
        }
    }

    private void said(int done, TableExtract all) {
        int columns = all.columns().size();
        int rows = all.rows().size();
        status.set(
                done == columns
                        ? Texts.get("profile.done", columns, rows)
                        : Texts.get("profile.computing", done, columns, Formats.count(rows)));
    }

    /** Stops; what is computed stays. */
    void stop() {
        if (busy.get()) {
            latest++;
            busy.set(false);
            computed = null;
            status.set(Texts.get("table.stopped"));
        }
    }

    /** Forgets the profiles: the table is a new one, or read in another way. */
    void reset() {
        latest++;
        busy.set(false);
        computed = null;
        profiles.clear();
        status.set("");
    }

    /** The running computation; completed if there is none. */
    CompletableFuture<?> running() {
        return running;
    }
}
