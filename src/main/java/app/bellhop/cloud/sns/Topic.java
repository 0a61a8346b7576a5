package app.bellhop.cloud.sns;

/** One SNS topic, named by its ARN: {@code arn:aws:sns:REGION:ACCOUNT:NAME}. Some servers leave the account empty. */
public record Topic(String arn) {

    /** The name: what stands behind the last colon of the ARN. */
    public String name() {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    /** Whether it is a FIFO topic, which its name says. */
    public boolean fifo() {
        return arn.endsWith(".fifo");
    }

    /** The region that the ARN names; empty where it names none. */
    public String region() {
        return part(3);
    }

    /** The account that the ARN names; empty where it names none. */
    public String account() {
        return part(4);
    }

    private String part(int index) {
        String[] parts = arn.split(":", -1);
        return parts.length == 6 ? parts[index] : "";
    }

    public static boolean isArn(String text) {
        return text.matches("arn:[a-z-]+:sns:[a-z0-9-]*:\\d*:[A-Za-z0-9_.-]+");
    }
}
