package app.bellhop.cloud;

/**
 * An AWS partition: the commercial regions, China, GovCloud …
 *
 * @param id as ARNs name it: aws, aws-cn, aws-us-gov …
 * @param dnsSuffix the suffix of its endpoint names
 */
public record Partition(String id, String dnsSuffix) {

    /** The commercial regions. S3-compatible servers use its ARNs as well. */
    public static final Partition AWS = new Partition("aws", "amazonaws.com");

    /** An ARN in this partition; region and account may be empty. */
    public String arn(String service, String region, String account, String resource) {
        return "arn:" + id + ":" + service + ":" + region + ":" + account + ":" + resource;
    }
}
