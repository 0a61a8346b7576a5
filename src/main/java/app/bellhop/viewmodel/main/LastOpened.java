package app.bellhop.viewmodel.main;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.settings.Preferences.LastPlace;
import app.bellhop.settings.SettingsStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The connection and the place that were open last: at the next start the one is at hand, and opens at the other. FX thread. */
final class LastOpened {

    private final SettingsStore settings;

    /** Of the last run; null once a connection was opened in this one. */
    private @Nullable LastPlace before;

    LastOpened(SettingsStore settings) {
        this.settings = settings;
        before = settings.get().last();
    }

    /** The id of the connection that was in front last. */
    Optional<String> connection() {
        return Optional.ofNullable(before).map(LastPlace::connection);
    }

    /** The first session of this run goes where its connection was. */
    void restore(MainViewModel opened) {
        Optional.ofNullable(before)
                .filter(last -> last.connection().equals(id(opened)))
                .map(LastPlace::place)
                .flatMap(S3Location::parse)
                .ifPresent(opened.location()::open);
        before = null;
    }

    /** Remembers where the session in front is; a place that isn't there would only fail again. */
    void remember(MainViewModel front) {
        boolean missing = front.objects().listing().failure().get() == ErrorKind.NOT_FOUND;
        S3Location place = missing ? null : front.location().current().get();
        settings.update(p -> p.withLast(new LastPlace(id(front), place == null ? null : place.uri())));
    }

    private static String id(MainViewModel session) {
        return session.session().connection().id();
    }
}
