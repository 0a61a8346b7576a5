package app.bellhop.viewmodel.buckets;

import app.bellhop.cloud.Partition;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Form;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Which sections have a form besides the JSON editor, and example documents. */
final class SectionForms {

    private SectionForms() {}

    static boolean has(BucketSection section) {
        return of(section, "", "").isPresent();
    }

    /**
     * The form of a section; empty if it has none.
     *
     * @param document the current JSON; empty if none is set
     */
    static Optional<SectionForm> of(BucketSection section, String bucket, String document) {
        ObjectNode now = document.isBlank()
                ? JsonMapper.shared().createObjectNode()
                : (ObjectNode) JsonMapper.shared().readTree(document);
        return Optional.ofNullable(
                switch (section) {
                    case VERSIONING ->
                        new ChoiceForm(now, "Status", Texts.get("versioning.status"), "Enabled", "Suspended");
                    case WEBSITE -> new WebsiteSectionForm(now);
                    case LOGGING -> new LoggingForm(now, bucket);
                    case REQUEST_PAYMENT ->
                        new ChoiceForm(now, "Payer", Texts.get("payment.payer"), "BucketOwner", "Requester");
                    case PUBLIC_ACCESS_BLOCK -> new PublicAccessBlockForm(now);
                    case OWNERSHIP -> new OwnershipForm(now);
                    case ENCRYPTION -> new EncryptionForm(now);
                    case TAGS -> new TagsForm(now);
                    default -> null;
                });
    }

    static Form question(BucketSection section, String bucket, SectionForm form) {
        return form.checked(
                Form.of(Texts.of(section), Texts.get("section.form.text", bucket), Texts.get("editor.review"))
                        .details(help(section))
                        .fields(form.fields()));
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

    /** The document an editor starts with if none is set. */
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
            default -> of(section, bucket, "").orElseThrow().initialDocument();
        };
    }
}
