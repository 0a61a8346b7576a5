package app.bellhop.viewmodel.buckets;

import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.bucket.BucketNames;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.viewmodel.base.Form;
import app.bellhop.viewmodel.base.NameValueLines;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Asks what a new bucket shall be like, and makes it. FX thread. */
public final class BucketActions {

    /** The regions that are on by default; others can be typed. */
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

    private final ObjectStore store;
    private final UiContext context;

    public BucketActions(ObjectStore store, UiContext context) {
        this.store = store;
        this.context = context;
    }

    /** @param done gets the name; also when the bucket was made but not all that was wanted could be set on it */
    public void create(Consumer<String> done) {
        String standard = Texts.get("newBucket.standard");
        List<String> regions = new ArrayList<>(List.of(standard));
        regions.addAll(REGIONS);
        List<String> ownerships = new ArrayList<>(List.of(standard));
        ownerships.addAll(SectionForms.OWNERSHIPS);
        Form form = new Form(
                Texts.get("newBucket.title"),
                Texts.get("newBucket.text"),
                List.of(),
                List.of(
                        Form.Field.text(Form.ONLY, Texts.get("newBucket.field"), ""),
                        new Form.Field(
                                "region",
                                Texts.get("newConnection.region"),
                                Form.Kind.EDITABLE_CHOICE,
                                standard,
                                regions),
                        Form.Field.choice("ownership", Texts.get("ownership.field"), standard, ownerships),
                        Form.Field.check("versioning", Texts.get("newBucket.versioning"), false),
                        Form.Field.check("objectLock", Texts.get("newBucket.objectLock"), false),
                        Form.Field.text("tags", Texts.get("newBucket.tags"), "")),
                Texts.get("newBucket.ok"),
                false,
                BucketActions::problem);
        context.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(typed -> create(bucket(typed, standard), done)));
    }

    private void create(NewBucket bucket, Consumer<String> done) {
        store.createBucket(bucket)
                .whenCompleteAsync(
                        (made, e) -> {
                            if (e == null) {
                                context.notice().set(Texts.get("newBucket.done", bucket.name()));
                                done.accept(bucket.name());
                                return;
                            }
                            var failure = app.bellhop.cloud.CloudException.of(e);
                            if (!"CreateBucket".equals(failure.failure().operation())) {
                                done.accept(bucket.name());
                            }
                            context.errors().show(failure, null);
                        },
                        context.ui());
    }

    private static NewBucket bucket(Map<String, String> typed, String standard) {
        String region = typed.get("region");
        String ownership = typed.get("ownership");
        return new NewBucket(
                typed.get(Form.ONLY),
                region == null || region.isBlank() || region.equals(standard) ? null : region.strip(),
                ownership.equals(standard) ? null : ownership,
                Boolean.parseBoolean(typed.get("versioning")),
                Boolean.parseBoolean(typed.get("objectLock")),
                NameValueLines.parse(typed.get("tags").replace(",", "\n")));
    }

    private static String problem(Map<String, String> typed) {
        String broken = brokenRule(typed.get(Form.ONLY));
        return broken.isEmpty()
                ? NameValueLines.tagProblem("", typed.get("tags").replace(",", "\n"), 50)
                : broken;
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
