package app.bellhop.viewmodel.main;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.buckets.BucketTreeViewModel;
import app.bellhop.viewmodel.buckets.PrefixNode;
import app.bellhop.viewmodel.main.PaletteViewModel.Entry;
import app.bellhop.viewmodel.objects.LocationViewModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where one can go in a session: places visited, buckets, topics, and any address. FX thread. */
final class Destinations {

    private final LocationViewModel location;
    private final BucketTreeViewModel buckets;
    private final NotificationsViewModel notifications;
    private final LayoutViewModel layout;

    Destinations(
            LocationViewModel location,
            BucketTreeViewModel buckets,
            NotificationsViewModel notifications,
            LayoutViewModel layout) {
        this.layout = layout;
        this.location = location;
        this.buckets = buckets;
        this.notifications = notifications;
    }

    /** Lists what one can go to, if that was not done yet. */
    void prepare() {
        notifications.open();
    }

    /** @param typed offered as an address if it looks like one */
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
        for (Topic topic : notifications.topics().all()) {
            entries.add(new Entry(Texts.get("palette.topic", topic.name()), "fth-bell", "", "", () -> show(topic)));
        }
        return entries;
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
