package app.bellhop.viewmodel.main;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.buckets.BucketTreeViewModel;
import app.bellhop.viewmodel.buckets.PrefixNode;
import app.bellhop.viewmodel.main.PaletteViewModel.Entry;
import app.bellhop.viewmodel.objects.LocationViewModel;
import app.bellhop.viewmodel.objects.ObjectRow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where one can go in a session: places visited, buckets, what is in the open place, topics, and any address. FX thread. */
final class Destinations {

    /** So many rows of the open place are looked through while somebody types. */
    private static final int MAX_ROWS = 2_000;

    private final LocationViewModel location;
    private final List<ObjectRow> rows;
    private final BucketTreeViewModel buckets;
    private final NotificationsViewModel notifications;
    private final LayoutViewModel layout;

    /**
     * @param rows of the open place
     */
    Destinations(
            LocationViewModel location,
            List<ObjectRow> rows,
            BucketTreeViewModel buckets,
            NotificationsViewModel notifications,
            LayoutViewModel layout) {
        this.layout = layout;
        this.location = location;
        this.rows = rows;
        this.buckets = buckets;
        this.notifications = notifications;
    }

    /** Lists what one can go to, if that was not done yet. */
    void prepare() {
        notifications.open();
    }

    /** @param typed offered as an address if it looks like one; without it, there are no objects */
    List<Entry> find(String typed) {
        List<Entry> entries = new ArrayList<>();
        Set<S3Location> places = new LinkedHashSet<>(location.visited());
        buckets.buckets().stream().map(PrefixNode::location).forEach(places::add);
        if (typed.contains(":")
                && places.stream().noneMatch(place -> place.uri().equals(typed))) {
            entries.add(new Entry(Texts.get("palette.goTo", typed), "fth-corner-down-right", "", "", () -> go(typed)));
        }
        for (S3Location place : places) {
            String icon = place.isRoot() ? "fth-database" : "fth-folder";
            entries.add(new Entry(place.uri(), icon, "", "", () -> go(place.uri())));
        }
        if (!typed.isEmpty()) {
            entries.addAll(openRows(places));
        }
        for (Topic topic : notifications.topics().all()) {
            entries.add(new Entry(Texts.get("palette.topic", topic.name()), "fth-bell", "", "", () -> show(topic)));
        }
        return entries;
    }

    private List<Entry> openRows(Set<S3Location> places) {
        return rows.stream()
                .limit(MAX_ROWS)
                .map(row -> new S3Location(
                        location.current().get().bucket(), row.entry().key()))
                .filter(object -> !places.contains(object))
                .map(object -> new Entry(
                        object.uri(),
                        object.key().endsWith("/") ? "fth-folder" : "fth-file",
                        "",
                        "",
                        () -> go(object.uri())))
                .toList();
    }

    private void go(String place) {
        layout.view().set(LayoutViewModel.View.OBJECTS);
        location.go(place);
    }

    private void show(Topic topic) {
        notifications.shown().set(true);
        notifications.topics().current().set(topic);
    }
}
