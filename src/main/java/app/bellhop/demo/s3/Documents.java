package app.bellhop.demo.s3;

import app.bellhop.demo.awssdk.Extras;
import app.bellhop.demo.awssdk.SqliteBlobStore;
import app.bellhop.demo.awssdk.SubResources;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.gaul.s3proxy.checksum.FlexChecksum;

/** Serves the sub-resources of buckets and objects: kept as sent, checked for form, with S3's answer where there is none. */
final class Documents {

    /** Of a bucket: what S3 answers when nothing is set; {@code !Code} is an error. */
    private static final Map<String, String> OF_BUCKET = Map.ofEntries(
            Map.entry("policy", "!NoSuchBucketPolicy"),
            Map.entry("policyStatus", "!NoSuchBucketPolicy"),
            Map.entry("website", "!NoSuchWebsiteConfiguration"),
            Map.entry("cors", "!NoSuchCORSConfiguration"),
            Map.entry("lifecycle", "!NoSuchLifecycleConfiguration"),
            Map.entry("tagging", "!NoSuchTagSet"),
            Map.entry("publicAccessBlock", "!NoSuchPublicAccessBlockConfiguration"),
            Map.entry("ownershipControls", "!OwnershipControlsNotFoundError"),
            Map.entry("encryption", "!ServerSideEncryptionConfigurationNotFoundError"),
            Map.entry("replication", "!ReplicationConfigurationNotFoundError"),
            Map.entry("object-lock", "!ObjectLockConfigurationNotFoundError"),
            Map.entry("logging", "<BucketLoggingStatus" + Xml.NAMESPACE + "/>"),
            Map.entry("notification", "<NotificationConfiguration" + Xml.NAMESPACE + "/>"),
            Map.entry("accelerate", "<AccelerateConfiguration" + Xml.NAMESPACE + "/>"),
            Map.entry(
                    "requestPayment",
                    "<RequestPaymentConfiguration" + Xml.NAMESPACE
                            + "><Payer>BucketOwner</Payer></RequestPaymentConfiguration>"),
            Map.entry("acl", Acls.ownerOnly()));

    private static final Map<String, String> OF_OBJECT =
            Map.of("tagging", "<Tagging" + Xml.NAMESPACE + "><TagSet/></Tagging>", "acl", Acls.ownerOnly());

    private final SqliteBlobStore store;
    private final SubResources documents;
    private final Access access;

    Documents(SqliteBlobStore store, Access access) {
        this.store = store;
        this.documents = store.subResources();
        this.access = access;
    }

    /** The sub-resource that a call is about, if it is one that is kept here. */
    Optional<String> named(S3Call call) {
        if (call.bucket().isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> kinds = call.key().isEmpty() ? OF_BUCKET : OF_OBJECT;
        return Collections.list(call.request().getParameterNames()).stream()
                .filter(kinds::containsKey)
                .findFirst();
    }

    /** Answers a call whose signature was found good. */
    void serve(S3Call call, String name, byte[] body, HttpServletResponse response) throws IOException {
        String version = call.key().isEmpty()
                ? ""
                : store.versionId(call.bucket(), call.key(), call.request().getParameter("versionId"));
        switch (call.method()) {
            case "PUT" -> {
                String text = name.equals("acl") && body.length == 0
                        ? Acls.fromHeaders(call.request()).orElse(Acls.ownerOnly())
                        : new String(body, StandardCharsets.UTF_8);
                check(call.bucket(), name, text);
                documents.put(call.bucket(), call.key(), version, name, text);
                response.setStatus(name.equals("policy") ? 204 : 200);
            }
            case "DELETE" -> {
                documents.put(call.bucket(), call.key(), version, name, null);
                response.setStatus(204);
            }
            case "GET" -> answer(call, name, version, response);
            default ->
                throw Refusals.of(
                        405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
        }
    }

    private void answer(S3Call call, String name, String version, HttpServletResponse response) throws IOException {
        String otherwise = (call.key().isEmpty() ? OF_BUCKET : OF_OBJECT).get(name);
        Optional<String> kept = name.equals("policyStatus")
                ? policyStatus(call.bucket())
                : documents.get(call.bucket(), call.key(), version, name);
        if (kept.isEmpty() && otherwise.startsWith("!")) {
            throw Refusals.of(404, otherwise.substring(1), "The bucket has no " + name + " configuration.");
        }
        response.setStatus(200);
        response.setContentType(name.equals("policy") ? "application/json" : "application/xml");
        response.getWriter().write(kept.orElse(otherwise));
    }

    private Optional<String> policyStatus(String bucket) {
        return documents
                .get(bucket, "policy")
                .flatMap(BucketPolicy::parse)
                .map(policy -> "<PolicyStatus" + Xml.NAMESPACE + "><IsPublic>" + policy.isPublic()
                        + "</IsPublic></PolicyStatus>");
    }

    private void check(String bucket, String name, String text) {
        if (name.equals("policy")) {
            BucketPolicy policy = BucketPolicy.parse(text)
                    .orElseThrow(() -> Refusals.of(400, "MalformedPolicy", "Policies must be valid JSON."));
            access.checkPolicy(bucket, policy);
        } else if (Xml.parse(text).isEmpty()) {
            throw Refusals.of(
                    400,
                    "MalformedXML",
                    "The XML you provided was not well-formed or did not validate against our published schema");
        } else if (name.equals("acl")) {
            access.checkAcl(bucket, text);
        }
    }

    /** What a write of an object asks for beyond its bytes. */
    Extras extras(S3Call call) {
        HttpServletRequest request = call.request();
        String acl = Acls.fromHeaders(request).orElse(null);
        if (acl != null) {
            access.checkAcl(call.bucket(), acl);
        }
        String trailer = request.getHeader("x-amz-trailer");
        return new Extras(
                acl,
                Optional.ofNullable(request.getHeader("x-amz-tagging"))
                        .map(Documents::tagSet)
                        .orElse(null),
                request.getHeader("x-amz-storage-class"),
                trailer == null ? null : FlexChecksum.fromHeaderName(trailer.strip()));
    }

    private static String tagSet(String header) {
        StringBuilder xml = new StringBuilder("<Tagging" + Xml.NAMESPACE + "><TagSet>");
        for (String pair : header.split("&")) {
            String[] tag = pair.split("=", 2);
            xml.append("<Tag><Key>")
                    .append(Xml.escape(S3Call.decode(tag[0])))
                    .append("</Key><Value>")
                    .append(Xml.escape(tag.length > 1 ? S3Call.decode(tag[1]) : ""))
                    .append("</Value></Tag>");
        }
        return xml.append("</TagSet></Tagging>").toString();
    }
}
