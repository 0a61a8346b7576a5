package app.bellhop.work.pages;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.Partition;
import app.bellhop.cloud.policy.PolicyDocument;
import app.bellhop.cloud.policy.PolicyTemplate;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.bucket.BucketConfiguration;
import app.bellhop.cloud.s3.bucket.BucketSection;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What has to change so that a bucket becomes a website: only what is not so already.
 *
 * @param bucket its name
 * @param wanted what it is to become
 * @param partition of its ARNs
 * @param block PublicAccessBlockConfiguration as JSON; empty for none
 * @param policy empty for none
 * @param website WebsiteConfiguration as JSON; empty for none
 * @param files to be uploaded
 * @param address of the website; null where the server does not tell
 */
public record WebsiteSetup(
        String bucket,
        Website wanted,
        Partition partition,
        String block,
        String policy,
        String website,
        SiteFiles files,
        @Nullable URI address) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Reads how the bucket and the folder are now (GetPublicAccessBlock, GetBucketPolicy, GetBucketWebsite). */
    public static CompletableFuture<WebsiteSetup> read(S3 s3, String bucket, Website wanted, Executor background) {
        BucketConfiguration buckets = s3.buckets();
        // A server that knows no block of public access blocks none; what is refused or fails is not known.
        CompletableFuture<Optional<String>> block = Futures.recover(
                buckets.get(bucket, BucketSection.PUBLIC_ACCESS_BLOCK),
                e -> e.kind() == ErrorKind.NOT_SUPPORTED,
                Optional.empty());
        CompletableFuture<Optional<String>> policy = buckets.get(bucket, BucketSection.POLICY);
        CompletableFuture<Optional<String>> site = buckets.get(bucket, BucketSection.WEBSITE);
        CompletableFuture<SiteFiles> files = CompletableFuture.supplyAsync(
                () -> wanted.folder().map(SiteFiles::of).orElse(SiteFiles.NONE), background);
        return Futures.then(
                Futures.all(List.of(block, policy, site)),
                found -> Futures.then(
                        files,
                        inside -> Futures.map(
                                buckets.facts(bucket),
                                facts -> new WebsiteSetup(
                                        bucket,
                                        wanted,
                                        s3.partition(),
                                        found.get(0).orElse(""),
                                        found.get(1).orElse(""),
                                        found.get(2).orElse(""),
                                        inside,
                                        facts.website()))));
    }

    /**
     * The new PublicAccessBlockConfiguration; empty where it blocks no public policy. Public policies are refused while these
     * two settings are on; the two about ACLs stay as they are.
     */
    public Optional<String> unblocked() {
        JsonNode now = block.isBlank() ? JSON.createObjectNode() : JSON.readTree(block);
        boolean blocks = now.path("BlockPublicPolicy").asBoolean(false)
                || now.path("RestrictPublicBuckets").asBoolean(false);
        if (!blocks) {
            return Optional.empty();
        }
        ObjectNode after = (ObjectNode) now.deepCopy();
        after.put("BlockPublicPolicy", false);
        after.put("RestrictPublicBuckets", false);
        return Optional.of(after.toString());
    }

    /** The new bucket policy; empty where it allows public reads already. */
    public Optional<String> publicPolicy() {
        String after = PolicyDocument.with(policy, PolicyTemplate.PUBLIC_READ.statement(partition, bucket, ""));
        return statements(after) == statements(policy) ? Optional.empty() : Optional.of(after);
    }

    private static int statements(String document) {
        return document.isBlank()
                ? 0
                : PolicyDocument.parse(document).orElseThrow().statements().size();
    }

    /**
     * A new WebsiteConfiguration.
     *
     * @param json the whole document
     * @param errorKey the error document's key; empty for none
     * @param droppedRedirect the host that all requests were redirected to, which would hide the site; empty for none
     */
    public record Documents(String json, String errorKey, String droppedRedirect) {}

    /** The new WebsiteConfiguration; empty where nothing changes. Routing rules and an error document that exist stay. */
    public Optional<Documents> documents() {
        ObjectNode site = website.isBlank() ? JSON.createObjectNode() : (ObjectNode) JSON.readTree(website);
        ObjectNode before = site.deepCopy();
        site.putObject("IndexDocument").put("Suffix", wanted.index());
        if (!wanted.error().isEmpty()) {
            site.putObject("ErrorDocument").put("Key", wanted.error());
        }
        String redirect = site.path("RedirectAllRequestsTo").path("HostName").asString("");
        site.remove("RedirectAllRequestsTo");
        return site.equals(before)
                ? Optional.empty()
                : Optional.of(new Documents(
                        site.toString(), site.path("ErrorDocument").path("Key").asString(""), redirect));
    }
}
