package app.bellhop.cloud;

/** One SNS topic, named by its ARN. */
public record Topic(String arn) {

    /** The name: what stands behind the last colon of the ARN. */
    public String name() {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    /** Whether it is a FIFO topic, which its name says. */
    public boolean fifo() {
        return arn.endsWith(".fifo");
    }
}
