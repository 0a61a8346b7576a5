package app.bellhop.viewmodel.buckets;

import app.bellhop.cloud.Partition;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.viewmodel.base.Form;
import app.bellhop.viewmodel.base.NameValueLines;
import app.bellhop.viewmodel.base.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Small forms for the sections that have few values, and the JSON that comes of them. What a form does not show stays. */
final class SectionForms {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<BucketSection> WITH_FORM = Set.of(
            BucketSection.VERSIONING,
            BucketSection.WEBSITE,
            BucketSection.LOGGING,
            BucketSection.REQUEST_PAYMENT,
            BucketSection.PUBLIC_ACCESS_BLOCK,
            BucketSection.OWNERSHIP,
            BucketSection.ENCRYPTION,
            BucketSection.TAGS);
    private static final List<String> BLOCKS =
            List.of("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets");
    static final List<String> OWNERSHIPS = List.of("BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter");
    private static final int MAX_BUCKET_TAGS = 50;

    private SectionForms() {}

    static boolean has(BucketSection section) {
        return WITH_FORM.contains(section);
    }

    static Form form(BucketSection section, String bucket, String document) {
        JsonNode now = tree(document);
        List<Form.Field> fields = switch (section) {
            case VERSIONING ->
                List.of(Form.Field.choice(
                        "status",
                        Texts.get("versioning.status"),
                        now.path("Status").asString("Enabled"),
                        List.of("Enabled", "Suspended")));
            case WEBSITE ->
                List.of(
                        Form.Field.text(
                                "index",
                                Texts.get("website.index"),
                                now.path("IndexDocument").path("Suffix").asString("index.html")),
                        Form.Field.text(
                                "error",
                                Texts.get("website.error"),
                                now.path("ErrorDocument").path("Key").asString("")),
                        Form.Field.text(
                                "redirect",
                                Texts.get("website.redirect"),
                                now.path("RedirectAllRequestsTo")
                                        .path("HostName")
                                        .asString("")));
            case LOGGING ->
                List.of(
                        Form.Field.text(
                                "targetBucket",
                                Texts.get("logging.bucket"),
                                now.path("LoggingEnabled").path("TargetBucket").asString("")),
                        Form.Field.text(
                                "targetPrefix",
                                Texts.get("logging.prefix"),
                                now.path("LoggingEnabled").path("TargetPrefix").asString("logs/" + bucket + "/")));
            case REQUEST_PAYMENT ->
                List.of(Form.Field.choice(
                        "payer",
                        Texts.get("payment.payer"),
                        now.path("Payer").asString("BucketOwner"),
                        List.of("BucketOwner", "Requester")));
            case PUBLIC_ACCESS_BLOCK ->
                BLOCKS.stream()
                        .map(flag -> Form.Field.check(flag, flag, now.path(flag).asBoolean(false)))
                        .toList();
            case OWNERSHIP ->
                List.of(Form.Field.choice(
                        "ownership",
                        Texts.get("ownership.field"),
                        now.path("Rules").path(0).path("ObjectOwnership").asString(OWNERSHIPS.get(0)),
                        OWNERSHIPS));
            case ENCRYPTION ->
                List.of(
                        Form.Field.choice(
                                "algorithm",
                                Texts.get("encryption.algorithm"),
                                encryption(now).path("SSEAlgorithm").asString("AES256"),
                                List.of("AES256", "aws:kms", "aws:kms:dsse")),
                        Form.Field.text(
                                "kmsKey",
                                Texts.get("encryption.key"),
                                encryption(now).path("KMSMasterKeyID").asString("")));
            case TAGS ->
                List.of(new Form.Field(
                        "tags",
                        Texts.get("properties.tags"),
                        Form.Kind.LONG_TEXT,
                        NameValueLines.text(tags(now)),
                        List.of()));
            default -> throw new IllegalArgumentException(section.name());
        };
        return new Form(
                Texts.of(section),
                Texts.get("section.form.text", bucket),
                List.of(help(section)),
                fields,
                Texts.get("editor.review"),
                false,
                answers -> problem(section, now, answers));
    }

    private static String help(BucketSection section) {
        return switch (section) {
            case VERSIONING -> Texts.get("sectionHelp.versioning");
            case WEBSITE -> Texts.get("sectionHelp.website");
            case LOGGING -> Texts.get("sectionHelp.logging");
            case REQUEST_PAYMENT -> Texts.get("sectionHelp.requestPayment");
            case PUBLIC_ACCESS_BLOCK -> Texts.get("sectionHelp.publicAccessBlock");
            case OWNERSHIP -> Texts.get("sectionHelp.ownership");
            case ENCRYPTION -> Texts.get("sectionHelp.encryption");
            case TAGS -> Texts.get("sectionHelp.tags");
            default -> "";
        };
    }

    private static String problem(BucketSection section, JsonNode now, Map<String, String> answers) {
        if (section == BucketSection.TAGS) {
            return NameValueLines.tagProblem(NameValueLines.text(tags(now)), answers.get("tags"), MAX_BUCKET_TAGS);
        }
        if (section == BucketSection.LOGGING && answers.get("targetBucket").isBlank()) {
            return Texts.get("logging.noBucket");
        }
        boolean noIndex = section == BucketSection.WEBSITE
                && answers.get("redirect").isBlank()
                && (answers.get("index").isBlank() || answers.get("index").contains("/"));
        return noIndex ? Texts.get("website.badIndex") : "";
    }

    /** The new document: the old one with the form's values in it. */
    static String document(BucketSection section, String before, Map<String, String> answers) {
        ObjectNode root = (ObjectNode) tree(before);
        switch (section) {
            case VERSIONING -> root.put("Status", answers.get("status"));
            case WEBSITE -> website(root, answers);
            case LOGGING -> {
                ObjectNode enabled = child(root, "LoggingEnabled");
                enabled.put("TargetBucket", answers.get("targetBucket").strip());
                enabled.put("TargetPrefix", answers.get("targetPrefix"));
            }
            case REQUEST_PAYMENT -> root.put("Payer", answers.get("payer"));
            case PUBLIC_ACCESS_BLOCK -> BLOCKS.forEach(flag -> root.put(flag, Boolean.valueOf(answers.get(flag))));
            case OWNERSHIP ->
                root.set(
                        "Rules",
                        JSON.createArrayNode()
                                .add(JSON.createObjectNode().put("ObjectOwnership", answers.get("ownership"))));
            case ENCRYPTION -> encryption(root, answers);
            case TAGS -> {
                ArrayNode set = JSON.createArrayNode();
                Map<String, String> now = tags(root);
                NameValueLines.merged(now, NameValueLines.text(now), answers.get("tags"))
                        .forEach((name, value) ->
                                set.add(JSON.createObjectNode().put("Key", name).put("Value", value)));
                root.set("TagSet", set);
            }
            default -> throw new IllegalArgumentException(section.name());
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static void website(ObjectNode root, Map<String, String> answers) {
        if (!answers.get("redirect").isBlank()) {
            root.retain("RedirectAllRequestsTo");
            child(root, "RedirectAllRequestsTo")
                    .put("HostName", answers.get("redirect").strip());
            return;
        }
        root.remove("RedirectAllRequestsTo");
        child(root, "IndexDocument").put("Suffix", answers.get("index").strip());
        if (answers.get("error").isBlank()) {
            root.remove("ErrorDocument");
        } else {
            child(root, "ErrorDocument").put("Key", answers.get("error"));
        }
    }

    private static void encryption(ObjectNode root, Map<String, String> answers) {
        ObjectNode rule = root.path("Rules").path(0) instanceof ObjectNode there ? there : JSON.createObjectNode();
        ObjectNode standard = JSON.createObjectNode().put("SSEAlgorithm", answers.get("algorithm"));
        if (!answers.get("kmsKey").isBlank() && !answers.get("algorithm").equals("AES256")) {
            standard.put("KMSMasterKeyID", answers.get("kmsKey").strip());
        }
        rule.set("ApplyServerSideEncryptionByDefault", standard);
        root.set("Rules", JSON.createArrayNode().add(rule));
    }

    private static JsonNode encryption(JsonNode now) {
        return now.path("Rules").path(0).path("ApplyServerSideEncryptionByDefault");
    }

    private static Map<String, String> tags(JsonNode now) {
        Map<String, String> tags = new LinkedHashMap<>();
        now.path("TagSet")
                .forEach(tag ->
                        tags.put(tag.path("Key").asString(""), tag.path("Value").asString("")));
        return tags;
    }

    private static ObjectNode child(ObjectNode parent, String name) {
        if (parent.get(name) instanceof ObjectNode there) {
            return there;
        }
        ObjectNode made = JSON.createObjectNode();
        parent.set(name, made);
        return made;
    }

    private static JsonNode tree(String document) {
        return document.isBlank() ? JSON.createObjectNode() : JSON.readTree(document);
    }

    /** What an editor begins with where nothing is set. */
    static String example(BucketSection section, Partition partition, String bucket) {
        return switch (section) {
            case CORS -> """
                    {
                      "CORSRules" : [ {
                        "AllowedOrigins" : [ "https://www.example.com" ],
                        "AllowedMethods" : [ "GET", "HEAD" ],
                        "AllowedHeaders" : [ "*" ],
                        "MaxAgeSeconds" : 3000
                      } ]
                    }""";
            case LIFECYCLE -> """
                    {
                      "Rules" : [ {
                        "ID" : "expire-tmp-after-30-days",
                        "Filter" : { "Prefix" : "tmp/" },
                        "Status" : "Enabled",
                        "Expiration" : { "Days" : 30 },
                        "AbortIncompleteMultipartUpload" : { "DaysAfterInitiation" : 7 }
                      } ]
                    }""";
            case NOTIFICATION -> """
                    {
                      "TopicConfigurations" : [ {
                        "TopicArn" : "%s",
                        "Events" : [ "s3:ObjectCreated:*" ]
                      } ]
                    }""".formatted(partition.arn("sns", "region", "123456789012", "topic"));
            case OBJECT_LOCK -> """
                    {
                      "ObjectLockEnabled" : "Enabled",
                      "Rule" : { "DefaultRetention" : { "Mode" : "GOVERNANCE", "Days" : 30 } }
                    }""";
            case POLICY -> """
                    {
                      "Version" : "2012-10-17",
                      "Statement" : [ ]
                    }""";
            default -> {
                Map<String, String> standard = new LinkedHashMap<>();
                form(section, bucket, "").fields().forEach(field -> {
                    standard.put(field.name(), field.initial());
                });
                yield document(section, "", standard);
            }
        };
    }
}
