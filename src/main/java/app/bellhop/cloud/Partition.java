package app.bellhop.cloud;

/**
 * A part of AWS with accounts and names of its own: the public regions, China, GovCloud …
 *
 * @param id as ARNs name it: aws, aws-cn, aws-us-gov …
 * @param dnsSuffix what the names of its endpoints end with
 */
public record Partition(String id, String dnsSuffix) {

    /** The public regions. Other servers write their ARNs the same way. */
    public static final Partition AWS = new Partition("aws", "amazonaws.com");

    /** An ARN in this partition; region and account may be empty. */
    public String arn(String service, String region, String account, String resource) {
        return "arn:" + id + ":" + service + ":" + region + ":" + account + ":" + resource;
    }
}
