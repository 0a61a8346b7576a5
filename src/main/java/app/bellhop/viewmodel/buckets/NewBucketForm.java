package app.bellhop.viewmodel.buckets;

import app.bellhop.cloud.s3.bucket.BucketNames;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.viewmodel.base.NameValueRules;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.work.NameValueLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks for the name and settings of a new bucket. */
final class NewBucketForm {

    /** The default of the connection or the server. */
    private static final String DEFAULT = "";

    private static final int MAX_TAGS = 50;

    /** The regions enabled by default; others can be typed. */
    private static final List<String> REGIONS = List.of(
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2",
            "ca-central-1",
            "eu-central-1",
            "eu-north-1",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "ap-south-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "sa-east-1");

    private final Field<String> name = Field.text(Field.ONLY, Texts.get("newBucket.field"), "");
    private final Field<String> region = Field.editableChoice(
            "region",
            Texts.get("connectionForm.region"),
            DEFAULT,
            withDefault(REGIONS),
            NewBucketForm::label,
            typed -> Optional.of(typed.strip()),
            "");
    private final Field<String> ownership = Field.choice(
            "ownership",
            Texts.get("ownership.field"),
            DEFAULT,
            withDefault(OwnershipForm.OWNERSHIPS),
            NewBucketForm::label);
    private final Field<Boolean> versioning = Field.check("versioning", Texts.get("newBucket.versioning"), false);
    private final Field<Boolean> objectLock = Field.check("objectLock", Texts.get("newBucket.objectLock"), false);
    private final Field<String> tags = Field.text("tags", Texts.get("newBucket.tags"), "");

    private static List<String> withDefault(List<String> others) {
        List<String> all = new ArrayList<>(List.of(DEFAULT));
        all.addAll(others);
        return all;
    }

    private static String label(String value) {
        return value.equals(DEFAULT) ? Texts.get("newBucket.standard") : value;
    }

    Form form() {
        return Form.of(Texts.get("newBucket.title"), Texts.get("newBucket.text"), Texts.get("newBucket.ok"))
                .fields(name, region, ownership, versioning, objectLock, tags)
                .check(name, typed -> brokenRule(typed.get(name)))
                .check(tags, typed -> NameValueRules.tags("", lines(typed.get(tags)), MAX_TAGS));
    }

    private static String lines(String tags) {
        return tags.replace(",", "\n");
    }

    NewBucket bucket(Answers typed) {
        return new NewBucket(
                typed.get(name),
                orNull(typed.get(region)),
                orNull(typed.get(ownership)),
                typed.get(versioning),
                typed.get(objectLock),
                NameValueLines.parse(lines(typed.get(tags))));
    }

    private static @Nullable String orNull(String value) {
        return value.equals(DEFAULT) ? null : value;
    }

    private static String brokenRule(String name) {
        return BucketNames.brokenRule(name)
                .map(rule -> switch (rule) {
                    case LENGTH -> Texts.get("bucketName.length");
                    case CHARACTERS -> Texts.get("bucketName.characters");
                    case ENDS -> Texts.get("bucketName.ends");
                    case DOTS -> Texts.get("bucketName.dots");
                    case IP_ADDRESS -> Texts.get("bucketName.ipAddress");
                    case RESERVED -> Texts.get("bucketName.reserved");
                })
                .orElse("");
    }
}
