package app.bellhop.viewmodel.buckets;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.bucket.Bucket;
import app.bellhop.cloud.s3.bucket.BucketFacts;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Inspected;
import app.bellhop.viewmodel.base.InspectorPart;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.base.UnsupportedOperations;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The configuration of the open bucket, section by section. FX thread. */
public final class BucketInspectorViewModel implements InspectorPart {

    private final S3 s3;
    private final UiContext context;
    private final List<BucketSectionViewModel> sections;
    private final LatestRequest factsRequest;
    private final LatestRequest createdRequest;
    private final ReadOnlyStringWrapper region = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper created = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper policyStatus = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper website = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final LatestRequest statusRequest;
    private String bucket = "";
    private @Nullable CloudException factsFailure;

    public BucketInspectorViewModel(S3 s3, UiContext context, UnsupportedOperations unsupported) {
        this.s3 = s3;
        this.context = context;
        this.factsRequest = new LatestRequest(context.ui());
        this.createdRequest = new LatestRequest(context.ui());
        this.statusRequest = new LatestRequest(context.ui());
        sections = Arrays.stream(BucketSection.values())
                .map(section -> new BucketSectionViewModel(section, s3, context, unsupported, this::loadPolicyStatus))
                .toList();
        sections.forEach(section -> section.state().addListener((o, before, now) -> sayOnce()));
    }

    public List<BucketSectionViewModel> sections() {
        return sections;
    }

    public BucketSectionViewModel section(BucketSection name) {
        return sections.get(name.ordinal());
    }

    /** Why several sections could not be read; empty if they could, or if each has another reason. */
    public ReadOnlyStringProperty failure() {
        return failure.getReadOnlyProperty();
    }

    /** The region as the server names it, or why it is unknown; a dash in a bucket that is not there. */
    public ReadOnlyStringProperty region() {
        return region.getReadOnlyProperty();
    }

    /** When the bucket was created; a dash if the server does not say. */
    public ReadOnlyStringProperty created() {
        return created.getReadOnlyProperty();
    }

    /** Whether the server considers the policy public. */
    public ReadOnlyStringProperty policyStatus() {
        return policyStatus.getReadOnlyProperty();
    }

    /** The website's URL if the bucket has a website; empty if unknown. */
    public ReadOnlyStringProperty website() {
        return website.getReadOnlyProperty();
    }

    public List<Command> commands() {
        BucketSectionViewModel site = section(BucketSection.WEBSITE);
        BucketSectionViewModel logging = section(BucketSection.LOGGING);
        return List.of(
                Command.of(CommandIds.OPEN_WEBSITE)
                        .icon("fth-external-link")
                        .enabledWhen(Bindings.and(
                                website.isNotEmpty(), site.state().isEqualTo(BucketSectionViewModel.State.SET)))
                        .does(() -> context.desktop().open(URI.create(website.get()))),
                Command.of(CommandIds.VIEW_ACCESS_LOG)
                        .icon("fth-list")
                        .enabledWhen(logging.state().isEqualTo(BucketSectionViewModel.State.SET))
                        .does(() -> context.dialogs()
                                .show(new AccessLogViewModel(s3, context, bucket, logging.document()))));
    }

    @Override
    public void inspect(Inspected subject) {
        bucket = subject.place().bucket();
        created.set("");
        loadFacts();
        createdRequest.ask(s3.objects().listBuckets(), this::show, e -> created.set("–"));
        sections.forEach(section -> section.load(bucket));
        loadPolicyStatus();
    }

    private void loadFacts() {
        region.set("");
        website.set("");
        factsFailure = null;
        factsRequest.ask(s3.buckets().facts(bucket), this::show, e -> {
            factsFailure = e;
            sayOnce();
        });
    }

    /** Reads again what could not be read. */
    public void tryAgain() {
        if (factsFailure != null) {
            loadFacts();
        }
        sections.stream().filter(section -> section.failure() != null).forEach(BucketSectionViewModel::tryAgain);
    }

    /** A sentence that most sections would repeat is said above them. */
    private void sayOnce() {
        Optional<CommonFailure> common = CommonFailure.among(sections);
        sections.forEach(section -> section.sayShortly(
                common.filter(shared -> shared.is(section.failure())).isPresent()));
        failure.set(common.flatMap(shared -> sections.stream()
                        .map(BucketSectionViewModel::failure)
                        .filter(shared::is)
                        .findFirst())
                .map(CommonFailure::sentence)
                .orElse(""));
        if (factsFailure != null) {
            boolean said = common.filter(shared -> shared.is(factsFailure)).isPresent();
            region.set(said ? "–" : ErrorTexts.ofSetting(factsFailure));
        }
    }

    private void show(BucketFacts facts) {
        region.set(facts.region());
        website.set(facts.website() == null ? "" : facts.website().toString());
    }

    private void show(List<Bucket> buckets) {
        created.set(buckets.stream()
                .filter(b -> b.name().equals(bucket))
                .findFirst()
                .map(b -> Formats.time(b.created()))
                .orElse("–"));
    }

    private void loadPolicyStatus() {
        policyStatus.set("");
        statusRequest.ask(
                s3.buckets().policyIsPublic(bucket),
                open -> policyStatus.set(open.map(yes -> Texts.get(yes ? "policy.public" : "policy.notPublic"))
                        .orElse("")),
                e -> {});
    }

    @Override
    public void leave() {
        factsRequest.drop();
        createdRequest.drop();
        statusRequest.drop();
        sections.forEach(BucketSectionViewModel::leave);
    }
}
