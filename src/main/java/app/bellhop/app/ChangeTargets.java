package app.bellhop.app;

import app.bellhop.cloud.athena.NewQuery;
import app.bellhop.cloud.change.Change;
import app.bellhop.cloud.change.ChangeKind;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.cloud.s3.bucket.IncompleteUpload;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.cloud.sns.NewSubscription;
import app.bellhop.cloud.sns.NewTopic;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.viewmodel.base.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what a call of a port changes in the call's arguments. */
final class ChangeTargets {

    private ChangeTargets() {}

    static Change change(ChangeKind kind, Object[] arguments) {
        List<String> targets = new ArrayList<>();
        String place = "";
        for (Object argument : arguments) {
            List<Place> named = named(argument);
            if (place.isEmpty() && !named.isEmpty()) {
                place = named.get(0).container();
            }
            named.stream().map(Place::name).forEach(targets::add);
        }
        if (place.isEmpty()) {
            place = String.valueOf(arguments[0]); // A bucket, or a phone number.
            targets.add(0, place);
        }
        return new Change(kind, place, targets);
    }

    private record Place(String container, String name) {

        static Place of(S3Location location) {
            return new Place(location.bucket(), location.uri());
        }
    }

    private static List<Place> named(Object argument) {
        if (argument instanceof List<?> several) {
            return several.stream().flatMap(one -> named(one).stream()).toList();
        }
        return Stream.ofNullable(one(argument)).toList();
    }

    private static @Nullable Place one(Object argument) {
        if (argument instanceof S3Location location) {
            return Place.of(location);
        }
        if (argument instanceof ObjectIdentifier object) {
            return Place.of(object.location());
        }
        if (argument instanceof UploadRequest upload) {
            return Place.of(upload.object());
        }
        if (argument instanceof IncompleteUpload upload) {
            return Place.of(new S3Location(upload.bucket(), upload.key()));
        }
        if (argument instanceof NewBucket bucket) {
            return new Place(bucket.name(), bucket.name());
        }
        if (argument instanceof BucketSection section) {
            return new Place("", Texts.of(section));
        }
        if (argument instanceof NewTopic topic) {
            return new Place(topic.name(), topic.name());
        }
        if (argument instanceof Topic topic) {
            return new Place(topic.arn(), topic.arn());
        }
        if (argument instanceof Subscription subscription) {
            return new Place(subscription.topicArn(), subscription.protocol() + ": " + subscription.endpoint());
        }
        if (argument instanceof NewSubscription subscription) {
            return new Place("", subscription.protocol() + ": " + subscription.endpoint());
        }
        if (argument instanceof NewQuery query) {
            return new Place(query.database(), query.sql());
        }
        return null;
    }
}
